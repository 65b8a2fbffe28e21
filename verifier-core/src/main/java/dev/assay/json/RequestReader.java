package dev.assay.json;

import dev.assay.VerificationRequest;
import dev.assay.credential.Input;
import dev.assay.credential.Legacy;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.json.RequestFault.Reason;
import dev.assay.rules.RuleLists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a request, strictly: a member that is not known, one that occurs twice, and one of the
 * wrong type are faults, never passed over. Immutable, and safe for use by several threads.
 *
 * <p>Accepted, for example: {@code {"credential": "eyJ...~"}}. Rejected: {@code {"credental":
 * "eyJ...~"}}, {@code {"credential": null}}, {@code {"credential": "eyJ...~", "policy": {"types":
 * []}}}.
 */
public final class RequestReader {

  /** Two status lists of the largest size, 10 MiB, in base64, and room for the rest. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxBytes(32 << 20);

  /** A case number, a UUID or a URL; it is echoed, not understood. */
  private static final int MAX_ID_CHARS = 256;

  /** A scanner may have seen a part twice; no known code has more than nine. */
  private static final int MAX_PARTS = 32;

  private static final String AUTO = "auto";

  private static final List<String> MEMBERS =
      List.of(
          "id",
          "credential",
          "credentials",
          "format",
          "at",
          "holderBinding",
          "anchors",
          "documents",
          "policy");

  private final List<String> formats;

  /**
   * A reader.
   *
   * @param formats the formats that the verifier reads: {@link
   *     dev.assay.CredentialVerifier#formatIds}
   */
  public RequestReader(List<String> formats) {
    this.formats = List.copyOf(formats);
  }

  /**
   * Reads a request.
   *
   * @param json UTF-8, at most 32 MiB
   * @param now the instant of the decision if the request names none
   */
  public RequestEnvelope read(byte[] json, Instant now) throws RequestFault {
    return read(json, now, RuleLists.NONE);
  }

  /**
   * Reads a request that may ask for business rules of these lists.
   *
   * @param json UTF-8, at most 32 MiB
   * @param now the instant of the decision if the request names none
   */
  public RequestEnvelope read(byte[] json, Instant now, RuleLists rules) throws RequestFault {
    try {
      return read(Json.readObject(json, LIMITS), now, rules);
    } catch (JsonException e) {
      throw notJson(e);
    }
  }

  /** Reads a request that is parsed already, with the values that {@link Json} gives. */
  public RequestEnvelope read(Map<String, Object> json, Instant now) throws RequestFault {
    return read(json, now, RuleLists.NONE);
  }

  /** The same, for one that may ask for business rules of these lists. */
  public RequestEnvelope read(Map<String, Object> json, Instant now, RuleLists rules)
      throws RequestFault {
    RequestObject root = new RequestObject("", json);
    root.allowOnly(MEMBERS);
    Instant at = root.optionalInstant("at").orElse(now);
    return new RequestEnvelope(
        id(root),
        new VerificationRequest(
            input(root),
            format(root),
            HolderBindingReading.read(root.optionalObject("holderBinding")),
            PolicyReading.read(root.optionalObject("policy")),
            BusinessRulesReading.read(root.optionalObject("policy"), rules, at)),
        at,
        AnchorReading.read(root, legacy(root)),
        DocumentReading.read(root, at));
  }

  private static Optional<String> id(RequestObject root) throws RequestFault {
    Optional<String> id = root.optionalText("id");
    if (id.filter(text -> text.length() > MAX_ID_CHARS).isPresent()) {
      throw root.fault(Reason.TOO_LARGE, "id", "must have at most " + MAX_ID_CHARS + " characters");
    }
    return id;
  }

  private static Input input(RequestObject root) throws RequestFault {
    if (!root.has("credentials")) {
      return new Input(credential(root));
    }
    if (root.has("credential")) {
      throw root.fault(
          Reason.BAD_VALUE, "credentials", "must not stand beside credential; give one of them");
    }
    List<String> parts = root.texts("credentials");
    if (parts.isEmpty() || parts.size() > MAX_PARTS) {
      throw root.fault(
          Reason.BAD_VALUE,
          "credentials",
          "must be the parts of one split code, 1 to " + MAX_PARTS + " texts");
    }
    return new Input(parts);
  }

  private static String credential(RequestObject root) throws RequestFault {
    if (root.members().get("credential") instanceof Map<?, ?>) {
      throw root.fault(
          Reason.WRONG_TYPE,
          "credential",
          "must be a string; a JSON serialization goes in as text");
    }
    return root.text("credential");
  }

  /** Former names are names: a credential is asked for by the name its issuer gave it. */
  private Optional<String> format(RequestObject root) throws RequestFault {
    List<String> known = new ArrayList<>();
    known.add(AUTO);
    known.addAll(formats);
    known.add(Legacy.VC_SD_JWT.code());
    Optional<String> named =
        root.optionalNamed("format", known, name -> name).filter(name -> !name.equals(AUTO));
    return named.map(name -> name.equals(Legacy.VC_SD_JWT.code()) ? "dc+sd-jwt" : name);
  }

  /**
   * Whoever names the former media type means it, and permits it to the anchors of the same
   * request. Entries of a trust list need their own switch.
   */
  private static Set<Legacy> legacy(RequestObject root) throws RequestFault {
    boolean named = root.optionalText("format").equals(Optional.of(Legacy.VC_SD_JWT.code()));
    return named ? Set.of(Legacy.VC_SD_JWT) : Set.of();
  }

  /** Of the exception only place and kind: its text may repeat the input. */
  private static RequestFault notJson(JsonException e) {
    return switch (e.kind()) {
      case DUPLICATE_KEY ->
          new RequestFault(Reason.DUPLICATE_MEMBER, e.path(), "must occur once in its object");
      case TOO_DEEP ->
          new RequestFault(
              Reason.TOO_LARGE,
              e.path(),
              "must have at most " + LIMITS.maxDepth() + " objects and arrays inside each other");
      case TOO_LARGE ->
          new RequestFault(Reason.TOO_LARGE, e.path(), "must be smaller; the limit is 32 MiB");
      case BAD_ENCODING ->
          new RequestFault(Reason.NOT_JSON, e.path(), "must be UTF-8 without a byte order mark");
      case TRAILING_DATA ->
          new RequestFault(Reason.NOT_JSON, "", "must be one JSON object, with nothing after it");
      case MALFORMED ->
          new RequestFault(
              Reason.NOT_JSON, "", "must be JSON; it ceases to be at byte " + e.offset());
      case NOT_AN_OBJECT, NOT_AN_ARRAY ->
          new RequestFault(Reason.NOT_JSON, "", "must be a JSON object such as {\"credential\":…}");
    };
  }
}
