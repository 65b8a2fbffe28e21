package dev.assay.trust;

import dev.assay.jose.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The statements that a document of the network makes, in the form that its proof signs: N-Quads,
 * sorted (RDF Dataset Canonicalization 1.0). Every node of these documents has a name, but for the
 * proof, so that nothing is left to canonicalise but the order; a general processor of JSON-LD
 * would do the same. What no context gives a meaning to makes no statement, and is not signed.
 */
final class GdhcnStatements {

  private static final String SECURITY = "https://w3id.org/security#";
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
  private static final String CREATED = "http://purl.org/dc/terms/created";
  private static final String DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime";

  private static final List<String> CONTEXTS =
      List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1");

  /** The third context, for each of the network's environments, and what it ends with there. */
  private static final Map<String, String> NETWORK =
      Map.of(
          "https://smart.who.int/trust/tng-context/v1.jsonld", "",
          "https://smart.who.int/trust/tng-context/v1-DEV.jsonld", "-DEV",
          "https://smart.who.int/trust/tng-context/v1-UAT.jsonld", "-UAT");

  private static final Map<String, String> VALUE_SETS =
      Map.of("domain", "Domains", "participant", "Participants", "keyusage", "KeyUsage");

  /** Whatever else could end a name and begin another statement. RDF N-Quads, IRIREF. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]+");

  private static final Pattern CODE = Pattern.compile("#[A-Za-z0-9_-]{1,64}");

  /** Without control characters, and without those that sort otherwise in UTF-16. */
  private static final Pattern TEXT = Pattern.compile("[ -~]*");

  private final SortedSet<String> lines = new TreeSet<>();

  private GdhcnStatements() {}

  /** Empty if the document is not of a form whose statements are known. */
  static Optional<String> of(GdhcnDocument document) {
    try {
      GdhcnStatements statements = new GdhcnStatements();
      Optional<String> network = network(document.contexts());
      String subject = name(document.id());
      if (document.controller().isPresent()) {
        statements.add(subject, "controller", name(document.controller().get()));
      }
      for (GdhcnDocument.Method method : document.methods()) {
        statements.add(subject, "verificationMethod", name(method.id()));
        statements.add(method, network);
      }
      return Optional.of(String.join("", statements.lines));
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  /** The same for what a proof says of itself, without its signature. */
  static Optional<String> ofProof(Map<String, Object> proof) {
    try {
      GdhcnStatements statements = new GdhcnStatements();
      String subject = "_:c14n0";
      for (Map.Entry<String, Object> member : proof.entrySet()) {
        String text = member.getValue() instanceof String known ? known : unknown();
        switch (member.getKey()) {
          case "type" -> statements.add(subject, "<" + TYPE + ">", name(SECURITY + text), "");
          case "created" ->
              statements.add(subject, "<" + CREATED + ">", literal(text), "^^<" + DATE_TIME + ">");
          case "nonce", "domain" -> statements.add(subject, member.getKey(), literal(text));
          case "proofPurpose" -> statements.add(subject, "proofPurpose", name(SECURITY + text));
          case "verificationMethod" -> statements.add(subject, "verificationMethod", name(text));
          case "jws" -> {}
          default -> unknown();
        }
      }
      return Optional.of(String.join("", statements.lines));
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  /** What the network's value sets end with; absent if its context is not there. */
  private static Optional<String> network(List<String> contexts) throws Unknown {
    if (contexts.equals(CONTEXTS)) {
      return Optional.empty();
    }
    boolean known =
        contexts.size() == CONTEXTS.size() + 1
            && contexts.subList(0, CONTEXTS.size()).equals(CONTEXTS)
            && NETWORK.containsKey(contexts.get(CONTEXTS.size()));
    return Optional.of(known ? NETWORK.getOrDefault(contexts.get(CONTEXTS.size()), "") : unknown());
  }

  private void add(GdhcnDocument.Method method, Optional<String> network) throws Unknown {
    String subject = name(method.id());
    add(subject, "<" + TYPE + ">", name(SECURITY + "JsonWebKey2020"), "");
    add(subject, "controller", name(method.controller()));
    String key = literal(Json.write(sorted(method.jwk())));
    add(subject, "<" + SECURITY + "publicKeyJwk>", key, "^^<" + JSON + ">");
    if (network.isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> scope : method.scopes().entrySet()) {
      String code = CODE.matcher(scope.getValue()).matches() ? scope.getValue() : unknown();
      String set =
          "https://smart.who.int/trust/ValueSet-"
              + VALUE_SETS.getOrDefault(scope.getKey(), "")
              + network.get()
              + ".jsonld";
      add(subject, name(set), name(set + code), "");
    }
  }

  private void add(String subject, String term, String object) {
    add(subject, "<" + SECURITY + term + ">", object, "");
  }

  private void add(String subject, String predicate, String object, String datatype) {
    lines.add(subject + " " + predicate + " " + object + datatype + " .\n");
  }

  private static String name(String text) throws Unknown {
    return NAME.matcher(text).matches() ? "<" + text + ">" : unknown();
  }

  private static String literal(String text) throws Unknown {
    String plain = TEXT.matcher(text).matches() ? text : unknown();
    return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** RFC 8785, of texts and lists of texts alone: keys have no other values. */
  private static Map<String, Object> sorted(Map<String, Object> jwk) throws Unknown {
    for (Object value : jwk.values()) {
      boolean plain =
          value instanceof String
              || (value instanceof List<?> list
                  && list.stream().allMatch(String.class::isInstance));
      if (!plain) {
        unknown();
      }
    }
    return new TreeMap<>(jwk);
  }

  private static String unknown() throws Unknown {
    throw new Unknown();
  }

  /** A form whose statements are not known. */
  private static final class Unknown extends Exception {

    private static final long serialVersionUID = 1L;

    Unknown() {
      super(null, null, false, false);
    }
  }
}
