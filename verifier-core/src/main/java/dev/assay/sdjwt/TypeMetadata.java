package dev.assay.sdjwt;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.document.Document;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a type's publisher says about its claims: SD-JWT VC draft-18, 5. It is not authenticated
 * unless its digest was signed, and never decides whom to trust.
 *
 * @param type the type that it describes
 * @param parent the type that it extends
 * @param parentIntegrity the digest demanded of the parent's metadata
 * @param claims what it says about claims
 */
record TypeMetadata(
    String type,
    Optional<String> parent,
    Optional<Object> parentIntegrity,
    List<ClaimMetadata> claims) {

  /** Real types describe a few dozen claims, a chain of them not many more. */
  static final int MAX_CLAIMS = 500;

  /** Claims do not nest deeper than this in any type that is known. */
  private static final int MAX_STEPS = 16;

  /** Whether a claim is selectively disclosable; draft-18, 5.6.3. */
  enum Disclosability {
    ALWAYS,
    ALLOWED,
    NEVER
  }

  /**
   * What the metadata says about one claim; what it does not say is absent.
   *
   * @param mandatory whether the issuer has to include it
   */
  record ClaimMetadata(
      ClaimsPath path, Optional<Disclosability> disclosability, Optional<Boolean> mandatory) {

    /** What is demanded of a claim when this extends what the parent says about it. */
    ClaimMetadata inheriting(ClaimMetadata parent) {
      return new ClaimMetadata(
          path, disclosability.or(parent::disclosability), mandatory.or(parent::mandatory));
    }

    /**
     * Draft-18, 5.6.5.1: "always" and "never" stay as they are, and what is mandatory stays
     * mandatory.
     */
    boolean weakens(ClaimMetadata parent) {
      boolean freed =
          parent
              .disclosability
              .filter(
                  sd ->
                      sd != Disclosability.ALLOWED
                          && disclosability.filter(own -> own != sd).isPresent())
              .isPresent();
      boolean dropped = parent.isMandatory() && mandatory.filter(own -> !own).isPresent();
      return freed || dropped;
    }

    boolean isMandatory() {
      return mandatory.orElse(false);
    }

    boolean is(Disclosability expected) {
      return disclosability.orElse(Disclosability.ALLOWED) == expected;
    }
  }

  /** Reads a document; empty if it is not of the form that the specification gives. */
  static Optional<TypeMetadata> read(Document document, JsonLimits limits) {
    try {
      return read(Json.readObject(document.bytes(), limits));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<TypeMetadata> read(Map<String, Object> json) {
    Object parent = json.getOrDefault("extends", "");
    if (!(json.get("vct") instanceof String type) || !(parent instanceof String extended)) {
      return Optional.empty();
    }
    Object claims = json.getOrDefault("claims", List.of());
    if (!(claims instanceof List<?> list) || list.size() > MAX_CLAIMS) {
      return Optional.empty();
    }
    List<ClaimMetadata> read = list.stream().flatMap(claim -> claim(claim).stream()).toList();
    return read.size() == list.size()
        ? Optional.of(
            new TypeMetadata(
                type,
                Optional.of(extended).filter(name -> !name.isEmpty()),
                Optional.ofNullable(json.get("extends#integrity")),
                read))
        : Optional.empty();
  }

  private static Optional<ClaimMetadata> claim(Object json) {
    if (!(json instanceof Map<?, ?> claim)
        || !(claim.get("path") instanceof List<?> path)
        || path.isEmpty()
        || path.size() > MAX_STEPS) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (Object step : path) {
      step(step).ifPresent(steps::add);
    }
    Optional<Object> sd = Optional.ofNullable(claim.get("sd"));
    Object mandatory = claim.get("mandatory");
    Optional<Disclosability> disclosability = sd.flatMap(TypeMetadata::disclosability);
    boolean formed =
        steps.size() == path.size()
            && sd.isPresent() == disclosability.isPresent()
            && (mandatory == null || mandatory instanceof Boolean);
    return formed
        ? Optional.of(
            new ClaimMetadata(
                new ClaimsPath(steps), disclosability, Optional.ofNullable((Boolean) mandatory)))
        : Optional.empty();
  }

  private static Optional<Step> step(Object json) {
    if (json instanceof String name) {
      return Optional.of(new Step.Member(name));
    }
    if (json == JsonNull.NULL) {
      return Optional.of(new Step.EveryElement());
    }
    return json instanceof Long index && index >= 0 && index <= Integer.MAX_VALUE
        ? Optional.of(new Step.Element(index.intValue()))
        : Optional.empty();
  }

  private static Optional<Disclosability> disclosability(Object json) {
    for (Disclosability one : Disclosability.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(json)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
