package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.CLAIM_NAME;
import static dev.assay.sdjwt.SdJwtRule.CLAIM_NAME_FREE;
import static dev.assay.sdjwt.SdJwtRule.DIGEST_FORM;
import static dev.assay.sdjwt.SdJwtRule.DIGEST_ONCE;
import static dev.assay.sdjwt.SdJwtRule.DISCLOSURE_DEPTH;
import static dev.assay.sdjwt.SdJwtRule.DISCLOSURE_ONCE;
import static dev.assay.sdjwt.SdJwtRule.DISCLOSURE_REFERENCED;
import static dev.assay.sdjwt.SdJwtRule.ELEMENT_DISCLOSURE;
import static dev.assay.sdjwt.SdJwtRule.HASH_ALGORITHM_PLACE;
import static dev.assay.sdjwt.SdJwtRule.PROPERTY_DISCLOSURE;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the disclosed claims in the places that the issuer signed for them: RFC 9901, 7.1(3) to
 * 7.1(5). It runs once, after the issuer's signature was found to hold.
 */
final class Unpacking {

  static final String DIGESTS = "_sd";
  static final String ELEMENT_DIGEST = "...";
  static final String HASH_ALGORITHM = "_sd_alg";

  private static final List<Rule> RULES =
      List.of(
          HASH_ALGORITHM_PLACE,
          DIGEST_FORM,
          DIGEST_ONCE,
          PROPERTY_DISCLOSURE,
          ELEMENT_DISCLOSURE,
          CLAIM_NAME,
          CLAIM_NAME_FREE,
          DISCLOSURE_DEPTH,
          DISCLOSURE_REFERENCED);

  private final Map<String, Disclosure> unused;
  private final Set<String> seen = new HashSet<>();
  private final List<List<Object>> disclosedPaths = new ArrayList<>();
  private final List<Object> path = new ArrayList<>();
  private final int maxDepth;
  private final Checks checks;
  private boolean withheld;

  private Unpacking(Map<String, Disclosure> byDigest, int maxDepth, Checks checks) {
    this.unused = byDigest;
    this.maxDepth = maxDepth;
    this.checks = checks;
  }

  /** Replaces every digest in the payload by what was disclosed for it. */
  static Unpacked unpack(SdJwt token, HashAlgorithm hash, int maxDepth, Checks checks) {
    Map<String, Disclosure> byDigest = byDigest(token.disclosures(), hash, checks);
    Unpacking unpacking = new Unpacking(byDigest, maxDepth, checks);
    Map<String, Object> claims = unpacking.object(token.payload());
    unpacking.requireAllUsed();
    checks.passed(RULES);
    return new Unpacked(claims, unpacking.disclosedPaths, unpacking.withheld);
  }

  /** RFC 9901, 4.2.3: the digest covers the base64url text as received, never the JSON inside. */
  private static Map<String, Disclosure> byDigest(
      List<Disclosure> disclosures, HashAlgorithm hash, Checks checks) {
    Map<String, Disclosure> byDigest = new HashMap<>(disclosures.size() * 2);
    for (Disclosure disclosure : disclosures) {
      byte[] text = disclosure.encoded().getBytes(StandardCharsets.UTF_8);
      Disclosure twin = byDigest.put(Base64Url.encode(hash.digest(text)), disclosure);
      checks.require(
          DISCLOSURE_ONCE,
          twin == null,
          () -> "disclosure " + (disclosures.lastIndexOf(disclosure) + 1) + " was sent before");
    }
    checks.pass(DISCLOSURE_ONCE, "");
    return byDigest;
  }

  private Object value(Object signed) {
    if (signed instanceof Map<?, ?> map) {
      return object(map);
    }
    return signed instanceof List<?> list ? array(list) : signed;
  }

  private Map<String, Object> object(Map<?, ?> signed) {
    requireDepth();
    Map<String, Object> claims = new LinkedHashMap<>();
    signed.forEach((name, value) -> property((String) name, value, claims));
    // The signed properties first: a disclosed one must not take their place, wherever _sd stands.
    for (Object digest : digestsOf(signed)) {
      take((String) digest).ifPresent(disclosure -> discloseProperty(disclosure, claims));
    }
    return claims;
  }

  private void property(String name, Object value, Map<String, Object> claims) {
    if (name.equals(ELEMENT_DIGEST)) {
      throw checks.halt(DIGEST_FORM, "\"...\" stands in an object that is not an array element");
    }
    if (name.equals(HASH_ALGORITHM) && !path.isEmpty()) {
      throw checks.halt(HASH_ALGORITHM_PLACE, "_sd_alg stands inside " + here());
    }
    if (!name.equals(DIGESTS) && !name.equals(HASH_ALGORITHM)) {
      claims.put(name, at(name, value));
    }
  }

  private List<?> digestsOf(Map<?, ?> signed) {
    Object digests = signed.get(DIGESTS);
    if (digests == null) {
      return List.of();
    }
    if (!(digests instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      throw checks.halt(DIGEST_FORM, "_sd in " + here() + " is not an array of strings");
    }
    return list;
  }

  private void discloseProperty(Disclosure disclosure, Map<String, Object> claims) {
    if (!disclosure.isOfProperty() || !(disclosure.name() instanceof String name)) {
      throw checks.halt(PROPERTY_DISCLOSURE, wrongElements(disclosure, "salt, name and value"));
    }
    if (name.equals(HASH_ALGORITHM)) {
      throw checks.halt(HASH_ALGORITHM_PLACE, "_sd_alg arrived as a disclosure");
    }
    if (name.equals(DIGESTS) || name.equals(ELEMENT_DIGEST)) {
      throw checks.halt(CLAIM_NAME, "a claim in " + here() + " is called " + name);
    }
    if (claims.containsKey(name)) {
      throw checks.halt(
          CLAIM_NAME_FREE, "two claims in " + here() + " are called " + Shown.of(name));
    }
    claims.put(name, disclosed(name, disclosure.value()));
  }

  private List<Object> array(List<?> signed) {
    requireDepth();
    List<Object> elements = new ArrayList<>(signed.size());
    for (Object element : signed) {
      if (element instanceof Map<?, ?> map && map.containsKey(ELEMENT_DIGEST)) {
        take(digestOf(map)).ifPresent(disclosure -> discloseElement(disclosure, elements));
      } else {
        elements.add(at(elements.size(), element));
      }
    }
    return elements;
  }

  private String digestOf(Map<?, ?> placeholder) {
    if (placeholder.size() != 1 || !(placeholder.get(ELEMENT_DIGEST) instanceof String digest)) {
      throw checks.halt(DIGEST_FORM, "\"...\" in " + here() + " is not a string on its own");
    }
    return digest;
  }

  private void discloseElement(Disclosure disclosure, List<Object> elements) {
    if (!disclosure.isOfElement()) {
      throw checks.halt(ELEMENT_DISCLOSURE, wrongElements(disclosure, "salt and value"));
    }
    elements.add(disclosed(elements.size(), disclosure.value()));
  }

  /**
   * The disclosure of a digest, which cannot be taken again; empty for a decoy or a withheld claim.
   */
  private Optional<Disclosure> take(String digest) {
    if (!seen.add(digest)) {
      throw checks.halt(DIGEST_ONCE, "a digest in " + here() + " occurs twice");
    }
    Optional<Disclosure> disclosure = Optional.ofNullable(unused.remove(digest));
    withheld |= disclosure.isEmpty();
    return disclosure;
  }

  private Object disclosed(Object step, Object value) {
    path.add(step);
    disclosedPaths.add(List.copyOf(path));
    Object unpacked = value(value);
    path.remove(path.size() - 1);
    return unpacked;
  }

  private Object at(Object step, Object value) {
    if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
      return value;
    }
    path.add(step);
    Object unpacked = value(value);
    path.remove(path.size() - 1);
    return unpacked;
  }

  /** Disclosures inside disclosures can nest deeper than any one JSON text. */
  private void requireDepth() {
    if (path.size() > maxDepth) {
      throw checks.halt(DISCLOSURE_DEPTH, "claims are nested deeper than " + maxDepth);
    }
  }

  private void requireAllUsed() {
    if (!unused.isEmpty()) {
      throw checks.halt(
          DISCLOSURE_REFERENCED,
          "disclosures without a digest in what was signed: " + unused.size());
    }
  }

  private String here() {
    return path.isEmpty() ? "the payload" : Shown.of(path.toString());
  }

  private String wrongElements(Disclosure disclosure, String expected) {
    return "a disclosure for "
        + here()
        + " has "
        + disclosure.elements().size()
        + " elements, expected "
        + expected;
  }
}
