package dev.assay.server.cli;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.JsonNull;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that demand something of the holder and of the credential. */
final class DemandOptions {

  private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");

  @Option(
      names = "--nonce",
      paramLabel = "N",
      description = "The holder must prove possession for this nonce; needs --audience.")
  private Optional<String> nonce = Optional.empty();

  @Option(
      names = "--audience",
      paramLabel = "A",
      description = "This verifier, exactly as the holder was told.")
  private Optional<String> audience = Optional.empty();

  @Option(
      names = "--proof-max-age",
      paramLabel = "DURATION",
      description = "How old the holder's proof may be; PT5M unless given.")
  private Optional<String> proofMaxAge = Optional.empty();

  @Option(
      names = "--transaction-data",
      paramLabel = "TEXT",
      description = "A transaction_data string, exactly as sent. May be repeated.")
  private List<String> transactionData = new ArrayList<>();

  @Option(
      names = "--session-transcript",
      paramLabel = "HEX|B64",
      description =
          "The holder's device must prove its part in this exchange; for mso_mdoc. The CBOR of the"
              + " SessionTranscript, with tag 24 around it or without.")
  private Optional<String> sessionTranscript = Optional.empty();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Accept this type only. May be repeated.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--claim",
      paramLabel = "PATH",
      description =
          "The credential must disclose this claim: address.postal_code, nationalities.* or a JSON"
              + " array. May be repeated.")
  private List<String> claims = new ArrayList<>();

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description = "The credential must have been issued within this time, such as P90D.")
  private Optional<String> maxAge = Optional.empty();

  @Option(
      names = "--assurance",
      paramLabel = "FRAMEWORK:LEVEL",
      description = "The weakest assurance to accept, such as gpg45:medium.")
  private Optional<String> assurance = Optional.empty();

  @Option(
      names = "--sector",
      paramLabel = "SECTOR",
      description = "Accept issuers of this sector only: public or private. May be repeated.")
  private List<String> sectors = new ArrayList<>();

  @Option(
      names = "--arrival",
      paramLabel = "COUNTRY",
      description =
          "The business rules of this country must hold too, such as DE; for eu-dcc, needs --rules.")
  private Optional<String> arrival = Optional.empty();

  @Option(
      names = "--arrival-at",
      paramLabel = "INSTANT",
      description = "When the holder arrives there; the instant of the decision unless given.")
  private Optional<String> arrivalAt = Optional.empty();

  @Option(
      names = "--rule-list",
      paramLabel = "ID",
      description = "Which rule list to ask, where there are several.")
  private Optional<String> ruleList = Optional.empty();

  @ArgGroup private Status status = new Status();

  /** At most one of the two: by default a status is checked if there is one. */
  static final class Status {
    @Option(names = "--require-status", description = "Reject what has no status to look up.")
    private boolean required;

    @Option(names = "--ignore-status", description = "Look no status up.")
    private boolean ignored;
  }

  /** Adds the demands to a request. */
  void addTo(Map<String, Object> request) throws CommandFault {
    Map<String, Object> binding = holderBinding();
    if (!binding.isEmpty()) {
      request.put("holderBinding", binding);
    }
    Map<String, Object> policy = policy();
    if (!policy.isEmpty()) {
      request.put("policy", policy);
    }
  }

  private Map<String, Object> holderBinding() {
    Map<String, Object> binding = new LinkedHashMap<>();
    sessionTranscript.ifPresent(text -> binding.put("sessionTranscript", base64Url(text)));
    nonce.ifPresent(text -> binding.put("nonce", text));
    audience.ifPresent(text -> binding.put("audience", text));
    proofMaxAge.ifPresent(text -> binding.put("maxAge", text));
    putUnlessEmpty(binding, "transactionData", transactionData);
    return binding;
  }

  /** No transcript in base64url consists of hexadecimal digits alone: it holds digests. */
  private static String base64Url(String hexOrBase64) {
    return HEX.matcher(hexOrBase64).matches()
        ? Base64Url.encode(HexFormat.of().parseHex(hexOrBase64))
        : hexOrBase64;
  }

  private Map<String, Object> policy() throws CommandFault {
    Map<String, Object> policy = new LinkedHashMap<>();
    putUnlessEmpty(policy, "types", types);
    List<Object> paths = new ArrayList<>();
    for (String claim : claims) {
      paths.add(path(claim));
    }
    putUnlessEmpty(policy, "claims", paths);
    maxAge.ifPresent(text -> policy.put("maxAge", text));
    if (assurance.isPresent()) {
      policy.put("assurance", assurance(assurance.get()));
    }
    putUnlessEmpty(policy, "sectors", sectors);
    if (status.required || status.ignored) {
      policy.put("status", status.required ? "required" : "ignored");
    }
    Map<String, Object> rules = businessRules();
    if (!rules.isEmpty()) {
      policy.put("businessRules", rules);
    }
    return policy;
  }

  private Map<String, Object> businessRules() {
    Map<String, Object> rules = new LinkedHashMap<>();
    arrival.ifPresent(text -> rules.put("country", text));
    arrivalAt.ifPresent(text -> rules.put("at", text));
    ruleList.ifPresent(text -> rules.put("list", text));
    return rules;
  }

  private static void putUnlessEmpty(Map<String, Object> object, String name, List<?> values) {
    if (!values.isEmpty()) {
      object.put(name, List.copyOf(values));
    }
  }

  private static Map<String, Object> assurance(String text) throws CommandFault {
    String[] parts = text.split(":", 2);
    if (parts.length < 2) {
      throw CommandFault.usage("--assurance must be FRAMEWORK:LEVEL such as gpg45:medium");
    }
    return Map.of("framework", parts[0], "minimum", parts[1]);
  }

  /** Names with a dot in them, and names that are numbers, can be written as a JSON array. */
  private static List<Object> path(String claim) throws CommandFault {
    if (claim.startsWith("[")) {
      try {
        return Json.readArray(claim.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
      } catch (JsonException e) {
        throw CommandFault.usage("--claim must be a path such as address.postal_code");
      }
    }
    List<Object> path = new ArrayList<>();
    for (String step : claim.split("\\.", -1)) {
      path.add(step(step));
    }
    return path;
  }

  private static Object step(String step) {
    if (step.equals("*")) {
      return JsonNull.NULL;
    }
    return step.matches("[0-9]{1,9}") ? (Object) Long.valueOf(step) : step;
  }
}
