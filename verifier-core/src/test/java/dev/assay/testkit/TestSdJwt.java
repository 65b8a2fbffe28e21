package dev.assay.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An issued SD-JWT: the token of the issuer and its disclosures, each found by the path of what it
 * discloses, such as {@code address.town} or {@code nationalities.0}. Every method gives a new one
 * and leaves this one as it was.
 *
 * @param issuerSigned the issuer-signed JWT, compact
 * @param disclosures the disclosures by path, in the order in which they are sent
 * @param hash the name of the hash
 */
public record TestSdJwt(String issuerSigned, Map<String, String> disclosures, String hash) {

  public TestSdJwt {
    disclosures = Collections.unmodifiableMap(new LinkedHashMap<>(disclosures));
  }

  /** With these disclosures only. */
  public TestSdJwt only(String... paths) {
    Map<String, String> kept = new LinkedHashMap<>(disclosures);
    kept.keySet().retainAll(Set.of(paths));
    return new TestSdJwt(issuerSigned, kept, hash);
  }

  /** Without these disclosures. */
  public TestSdJwt withhold(String... paths) {
    Map<String, String> kept = new LinkedHashMap<>(disclosures);
    Arrays.asList(paths).forEach(kept::remove);
    return new TestSdJwt(issuerSigned, kept, hash);
  }

  /** With another text of a disclosure, or one more. */
  public TestSdJwt disclosure(String path, String encoded) {
    Map<String, String> changed = new LinkedHashMap<>(disclosures);
    changed.put(path, encoded);
    return new TestSdJwt(issuerSigned, changed, hash);
  }

  /** With another issuer-signed JWT. */
  public TestSdJwt issuerSigned(String compact) {
    return new TestSdJwt(compact, disclosures, hash);
  }

  /** The compact serialization without a key binding JWT: it ends with a tilde. */
  public String compact() {
    StringBuilder text = new StringBuilder(issuerSigned).append('~');
    disclosures.values().forEach(disclosure -> text.append(disclosure).append('~'));
    return text.toString();
  }

  /** The flattened JSON serialization: RFC 9901, 8. */
  public Map<String, Object> flattened() {
    String[] parts = issuerSigned.split("\\.", -1);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("payload", parts[1]);
    json.put("protected", parts[0]);
    json.put("signature", parts[2]);
    json.put("header", unprotectedHeader());
    return json;
  }

  /** The general JSON serialization with one signature: RFC 9901, 8. */
  public Map<String, Object> general() {
    Map<String, Object> flattened = flattened();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("payload", flattened.remove("payload"));
    json.put("signatures", List.of(flattened));
    return json;
  }

  /** The unprotected header of the JSON serializations. */
  public Map<String, Object> unprotectedHeader() {
    return Map.of("disclosures", new ArrayList<>(disclosures.values()));
  }

  /** Shows the disclosed paths, not their values. */
  @Override
  public String toString() {
    return "TestSdJwt" + disclosures.keySet();
  }
}
