package dev.assay.testkit;

import dev.assay.testkit.TestPki.Certified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A VICAL (ISO/IEC 18013-5, Annex C), good unless a test changes it.
 *
 * @param entries the certificateInfos
 * @param list what becomes of the map before it is signed
 * @param message what becomes of the message after it was signed
 */
public record TestVical(
    Certified signer,
    TestKey key,
    List<Map<Object, Object>> entries,
    UnaryOperator<Map<Object, Object>> list,
    UnaryOperator<Object> message) {

  /** A list without entries, of {@link TestClock#ISSUED}. */
  public static TestVical of(Certified signer) {
    return new TestVical(
        signer, TestKey.of(signer), List.of(), UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** With one more authority. */
  public TestVical authority(Certified authority, String... types) {
    Map<Object, Object> entry = TestMdoc.map("certificate", authority.der());
    entry.put("serialNumber", authority.certificate().getSerialNumber());
    entry.put("ski", new byte[] {1, 2, 3});
    entry.put("docType", List.of(types));
    entry.put("issuingAuthority", "Test Authority");
    List<Map<Object, Object>> more = new ArrayList<>(entries);
    more.add(entry);
    return new TestVical(signer, key, more, list, message);
  }

  /** With a change to every entry so far. */
  public TestVical entries(UnaryOperator<Map<Object, Object>> change) {
    List<Map<Object, Object>> changed =
        entries.stream().map(entry -> change.apply(new LinkedHashMap<>(entry))).toList();
    return new TestVical(signer, key, changed, list, message);
  }

  /** With a change to the map. */
  public TestVical list(UnaryOperator<Map<Object, Object>> change) {
    return new TestVical(signer, key, entries, map -> change.apply(list.apply(map)), message);
  }

  /** With a change to the message. */
  public TestVical message(UnaryOperator<Object> change) {
    return new TestVical(signer, key, entries, list, change);
  }

  /** Signed with another key than that of the certificate. */
  public TestVical signedWith(TestKey other) {
    return new TestVical(signer, other, entries, list, message);
  }

  /** The bytes. */
  public byte[] encoded() {
    Map<Object, Object> map = TestMdoc.map("version", "1.0");
    map.put("vicalProvider", "Test Provider");
    map.put("date", TestCbor.date(TestClock.ISSUED.toString()));
    map.put("nextUpdate", TestCbor.date(TestClock.EXPIRES.toString()));
    map.put("vicalIssueID", 17);
    map.put("certificateInfos", entries);
    byte[] payload = TestCbor.encode(list.apply(map));
    byte[] header = TestCbor.encode(TestMdoc.map(1, -7));
    byte[] signed = TestCbor.encode(List.of("Signature1", header, new byte[0], payload));
    Object good = List.of(header, TestMdoc.map(33, signer.der()), payload, key.sign(signed));
    return TestCbor.encode(message.apply(good));
  }
}
