package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtVcRule.ALSO_KNOWN_AS;
import static dev.assay.sdjwt.SdJwtVcRule.CONFIRMATION;
import static dev.assay.sdjwt.SdJwtVcRule.HAIP_STATUS;
import static dev.assay.sdjwt.SdJwtVcRule.NEVER_SELECTIVE;

import dev.assay.check.Checks;
import dev.assay.credential.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims that SD-JWT VC draft-18, 2.2.2 defines. */
final class VcClaims {

  /** Draft-18, 2.2.2.2 and 2.2.2.3. */
  private static final List<String> NEVER_DISCLOSED =
      List.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status");

  private VcClaims() {}

  /** Checks the claims, and returns the types that the credential claims, its own first. */
  static List<String> check(SdJwtPresentation.Authenticated authenticated, Checks checks) {
    Unpacked unpacked = authenticated.unpacked();
    Map<String, Object> claims = unpacked.claims();
    List<String> disclosed = NEVER_DISCLOSED.stream().filter(unpacked::disclosesWithin).toList();
    checks.require(
        NEVER_SELECTIVE, disclosed.isEmpty(), () -> disclosed + " arrived as disclosures");
    Map<String, Object> signed = authenticated.token().payload();
    checks.require(
        NEVER_SELECTIVE,
        NEVER_DISCLOSED.stream().noneMatch(name -> hidesPart(signed.getOrDefault(name, ""))),
        () -> "a part of one of " + NEVER_DISCLOSED + " can be withheld");
    checkConfirmation(Optional.ofNullable(claims.get("cnf")), checks);
    checkHaipStatus(authenticated, checks);
    return types(claims, checks);
  }

  /** A digest inside such a claim would let the holder withhold a part of it. */
  private static boolean hidesPart(Object signed) {
    if (signed instanceof Map<?, ?> map) {
      return map.containsKey(Unpacking.DIGESTS)
          || map.containsKey(Unpacking.ELEMENT_DIGEST)
          || anyHidesPart(map.values());
    }
    return signed instanceof List<?> list && anyHidesPart(list);
  }

  private static boolean anyHidesPart(Collection<?> values) {
    for (Object value : values) {
      if (hidesPart(value)) {
        return true;
      }
    }
    return false;
  }

  private static void checkConfirmation(Optional<Object> confirmation, Checks checks) {
    if (confirmation.isEmpty()) {
      checks.skip(CONFIRMATION, "the credential is not bound to a key");
      return;
    }
    boolean local =
        confirmation.get() instanceof Map<?, ?> cnf
            && !cnf.containsKey("jku")
            && !(cnf.get("jwk") instanceof Map<?, ?> jwk && jwk.containsKey("x5u"));
    checks.require(CONFIRMATION, local, () -> "cnf is not an object, or names a key by jku or x5u");
  }

  private static void checkHaipStatus(
      SdJwtPresentation.Authenticated authenticated, Checks checks) {
    Optional<Object> status = Optional.ofNullable(authenticated.unpacked().claims().get("status"));
    if (status.isEmpty() || !authenticated.issuer().terms().profiles().contains(Profile.HAIP)) {
      checks.skip(HAIP_STATUS, "no status, or not held to HAIP");
      return;
    }
    checks.require(
        HAIP_STATUS,
        status.get() instanceof Map<?, ?> claim && claim.containsKey("status_list"),
        () -> "status has no status_list");
  }

  private static List<String> types(Map<String, Object> claims, Checks checks) {
    List<String> types = new ArrayList<>();
    types.add(String.valueOf(claims.get("vct")));
    Object others = claims.get("aka_vcts");
    if (others == null) {
      checks.skip(ALSO_KNOWN_AS, "the credential claims no other type");
      return types;
    }
    boolean formed =
        others instanceof List<?> list
            && !list.isEmpty()
            && list.stream().allMatch(String.class::isInstance);
    checks.require(ALSO_KNOWN_AS, formed, () -> "aka_vcts is not a list of strings, or empty");
    ((List<?>) others).forEach(type -> types.add((String) type));
    checks.require(
        ALSO_KNOWN_AS,
        new HashSet<>(types).size() == types.size(),
        () -> "aka_vcts repeats a type");
    return types;
  }
}
