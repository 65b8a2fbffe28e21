package dev.assay.testkit;

import dev.assay.testkit.TestCbor.Tagged;
import dev.assay.testkit.TestPki.Certified;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A mobile document (ISO/IEC 18013-5) that is good unless a test changes it: what the issuer signs
 * before the signature, what is returned after it. Every method gives a new document and leaves
 * this one as it was.
 *
 * <pre>{@code
 * TestMdoc licence = TestMdoc.of("org.iso.18013.5.1.mDL", signer, deviceKey)
 *     .element("org.iso.18013.5.1", "family_name", "Fernhollow");
 * String presented = licence.signedFor(transcript).base64Url();
 * }</pre>
 */
public final class TestMdoc {

  private final String docType;
  private TestKey issuer;
  private final TestKey device;
  private List<byte[]> chain;
  private String hash = "SHA-256";
  private Map<String, Map<String, Object>> elements = new LinkedHashMap<>();
  private Map<String, Object> deviceElements = Map.of();
  private Map<String, UnaryOperator<Map<Object, Object>>> changes = Map.of();
  private UnaryOperator<byte[]> payload = UnaryOperator.identity();
  private UnaryOperator<List<Object>> issuerAuth = UnaryOperator.identity();

  private TestMdoc(String docType, TestKey issuer, TestKey device, List<byte[]> chain) {
    this.docType = docType;
    this.issuer = issuer;
    this.device = device;
    this.chain = chain;
  }

  /** A document of a type, signed with the key of a certificate. */
  public static TestMdoc of(String docType, Certified signer, TestKey device) {
    return new TestMdoc(docType, TestKey.of(signer), device, List.of(signer.der()));
  }

  private TestMdoc with(Consumer<TestMdoc> change) {
    TestMdoc copy = new TestMdoc(docType, issuer, device, chain);
    copy.hash = hash;
    copy.elements = elements;
    copy.deviceElements = deviceElements;
    copy.changes = changes;
    copy.payload = payload;
    copy.issuerAuth = issuerAuth;
    change.accept(copy);
    return copy;
  }

  private TestMdoc withChange(String where, UnaryOperator<Map<Object, Object>> change) {
    Map<String, UnaryOperator<Map<Object, Object>>> next = new LinkedHashMap<>(changes);
    next.merge(where, change, (one, two) -> map -> two.apply(one.apply(map)));
    return with(copy -> copy.changes = next);
  }

  private Map<Object, Object> changed(String where, Map<Object, Object> good) {
    return changes.getOrDefault(where, UnaryOperator.identity()).apply(good);
  }

  /** Signed with this key, with these certificates, whatever belongs there. */
  public TestMdoc signedWith(TestKey other, byte[]... certificates) {
    return with(
        copy -> {
          copy.issuer = other;
          copy.chain = List.of(certificates);
        });
  }

  /** Digests by this function, as the standard names it. */
  public TestMdoc hash(String name) {
    return with(copy -> copy.hash = name);
  }

  /** With an element, which is returned. */
  public TestMdoc element(String nameSpace, String name, Object value) {
    Map<String, Map<String, Object>> next = new LinkedHashMap<>(elements);
    Map<String, Object> own = new LinkedHashMap<>(next.getOrDefault(nameSpace, Map.of()));
    own.put(name, value);
    next.put(nameSpace, own);
    return with(copy -> copy.elements = next);
  }

  /** Elements that the device signs. */
  public TestMdoc deviceElements(Map<String, Object> nameSpaces) {
    return with(copy -> copy.deviceElements = nameSpaces);
  }

  /** A change to the mobile security object before it is signed. */
  public TestMdoc mso(UnaryOperator<Map<Object, Object>> change) {
    return withChange("mso", change);
  }

  /** With another member of the mobile security object. */
  public TestMdoc mso(String name, Object value) {
    return mso(put(name, value));
  }

  /** A change to the device key before it is signed. */
  public TestMdoc deviceKey(UnaryOperator<Map<Object, Object>> change) {
    return withChange("deviceKey", change);
  }

  /** With these key authorizations. */
  public TestMdoc keyAuthorizations(Object authorizations) {
    return withChange("deviceKeyInfo", put("keyAuthorizations", authorizations));
  }

  /** With another value of one of the dates. */
  public TestMdoc validity(String name, Object value) {
    return withChange("validity", put(name, value));
  }

  /** A change to every item before its digest is made. */
  public TestMdoc items(UnaryOperator<Map<Object, Object>> change) {
    return withChange("items", change);
  }

  /** A change to every item after its digest was made. */
  public TestMdoc returnedItems(UnaryOperator<Map<Object, Object>> change) {
    return withChange("returned", change);
  }

  /** A change to the protected header of issuerAuth before it is signed. */
  public TestMdoc issuerHeader(UnaryOperator<Map<Object, Object>> change) {
    return withChange("header", change);
  }

  /** A change to the unprotected header of issuerAuth. */
  public TestMdoc issuerHints(UnaryOperator<Map<Object, Object>> change) {
    return withChange("hints", change);
  }

  /** A change to the bytes of the payload before they are signed. */
  public TestMdoc payload(UnaryOperator<byte[]> change) {
    return with(copy -> copy.payload = change);
  }

  /** A change to the four members of issuerAuth after they were signed. */
  public TestMdoc issuerAuth(UnaryOperator<List<Object>> change) {
    return with(copy -> copy.issuerAuth = change);
  }

  /** A change to the map of namespaces that is returned. */
  public TestMdoc nameSpaces(UnaryOperator<Map<Object, Object>> change) {
    return withChange("nameSpaces", change);
  }

  /** A change to IssuerSigned. */
  public TestMdoc issuerSigned(UnaryOperator<Map<Object, Object>> change) {
    return withChange("issuerSigned", change);
  }

  /** A change to the protected header of the device's proof before it is made. */
  public TestMdoc deviceHeader(UnaryOperator<Map<Object, Object>> change) {
    return withChange("deviceHeader", change);
  }

  /** A change to deviceAuth. */
  public TestMdoc deviceAuth(UnaryOperator<Map<Object, Object>> change) {
    return withChange("deviceAuth", change);
  }

  /** A change to deviceSigned. */
  public TestMdoc deviceSigned(UnaryOperator<Map<Object, Object>> change) {
    return withChange("deviceSigned", change);
  }

  /** A change to the document. */
  public TestMdoc document(UnaryOperator<Map<Object, Object>> change) {
    return withChange("document", change);
  }

  /** IssuerSigned alone, as an issuer hands it to a wallet. */
  public String issuerSigned() {
    return base64Url(TestCbor.encode(issuerSignedMap()));
  }

  /** The document with a signature by the device, over the transcript of an exchange. */
  public Map<Object, Object> signedFor(byte[] transcript) {
    Map<Object, Object> header = changed("deviceHeader", algorithm(device));
    byte[] encodedHeader = TestCbor.encode(header);
    byte[] signed =
        TestCbor.encode(
            List.of(
                "Signature1", encodedHeader, new byte[0], deviceAuthenticationBytes(transcript)));
    List<Object> message =
        List.of(encodedHeader, Map.of(), TestCbor.nothing(), device.sign(signed));
    return presented(map("deviceSignature", message));
  }

  /**
   * The document with a code by the device.
   *
   * @param codes makes the code of the bytes that it covers
   */
  public Map<Object, Object> codedFor(byte[] transcript, UnaryOperator<byte[]> codes) {
    byte[] encodedHeader = TestCbor.encode(changed("deviceHeader", map(1, 5)));
    byte[] covered =
        TestCbor.encode(
            List.of("MAC0", encodedHeader, new byte[0], deviceAuthenticationBytes(transcript)));
    List<Object> message =
        List.of(encodedHeader, Map.of(), TestCbor.nothing(), codes.apply(covered));
    return presented(map("deviceMac", message));
  }

  /** A DeviceResponse with one document. */
  public static String response(Map<Object, Object> document) {
    return response(List.of(document));
  }

  /** A DeviceResponse with these documents. */
  public static String response(List<Map<Object, Object>> documents) {
    return response(UnaryOperator.identity(), documents);
  }

  /** A DeviceResponse with a change. */
  public static String response(
      UnaryOperator<Map<Object, Object>> change, List<Map<Object, Object>> documents) {
    Map<Object, Object> response = map("version", "1.0");
    response.put("documents", documents);
    response.put("status", 0);
    return base64Url(TestCbor.encode(change.apply(response)));
  }

  /** As requests carry it. */
  public static String base64Url(byte[] cbor) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cbor);
  }

  /** A changeable map with one entry. */
  public static Map<Object, Object> map(Object key, Object value) {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  /** Sets a member. */
  public static UnaryOperator<Map<Object, Object>> put(Object key, Object value) {
    return map -> {
      map.put(key, value);
      return map;
    };
  }

  /** Takes a member away. */
  public static UnaryOperator<Map<Object, Object>> without(Object key) {
    return map -> {
      map.remove(key);
      return map;
    };
  }

  private Map<Object, Object> presented(Map<Object, Object> proof) {
    Map<Object, Object> deviceSigned = map("nameSpaces", deviceNameSpaces());
    deviceSigned.put("deviceAuth", changed("deviceAuth", proof));
    Map<Object, Object> document = map("docType", docType);
    document.put("issuerSigned", issuerSignedMap());
    document.put("deviceSigned", changed("deviceSigned", deviceSigned));
    return changed("document", document);
  }

  private Tagged deviceNameSpaces() {
    return TestCbor.encoded((Object) deviceElements);
  }

  private byte[] deviceAuthenticationBytes(byte[] transcript) {
    byte[] inner =
        TestCbor.encode(
            List.of(
                "DeviceAuthentication", new TestCbor.Raw(transcript), docType, deviceNameSpaces()));
    return TestCbor.encode(TestCbor.encoded(inner));
  }

  private Map<Object, Object> issuerSignedMap() {
    Map<Object, Object> returned = new LinkedHashMap<>();
    Map<Object, Object> digests = new LinkedHashMap<>();
    elements.forEach(
        (nameSpace, elements) -> {
          List<Object> items = new ArrayList<>();
          Map<Object, Object> byId = new LinkedHashMap<>();
          elements.forEach(
              (name, value) -> {
                Map<Object, Object> item = changed("items", item(items.size(), name, value));
                byId.put(item.getOrDefault("digestID", 0), digest(encodedItem(item)));
                items.add(
                    new TestCbor.Raw(encodedItem(changed("returned", new LinkedHashMap<>(item)))));
              });
          returned.put(nameSpace, items);
          digests.put(nameSpace, byId);
        });
    Map<Object, Object> issuerSigned = map("nameSpaces", changed("nameSpaces", returned));
    issuerSigned.put("issuerAuth", issuerAuth(digests));
    return changed("issuerSigned", issuerSigned);
  }

  private static Map<Object, Object> item(int number, String name, Object value) {
    byte[] random = new byte[16];
    Arrays.fill(random, (byte) (name.hashCode() + number));
    Map<Object, Object> item = map("digestID", number);
    item.put("random", random);
    item.put("elementIdentifier", name);
    item.put("elementValue", value);
    return item;
  }

  private static byte[] encodedItem(Map<Object, Object> item) {
    return TestCbor.encode(TestCbor.encoded((Object) item));
  }

  private byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance(hash).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Object> issuerAuth(Map<Object, Object> digests) {
    Map<Object, Object> mso = map("version", "1.0");
    mso.put("digestAlgorithm", hash);
    mso.put("valueDigests", digests);
    mso.put(
        "deviceKeyInfo",
        changed("deviceKeyInfo", map("deviceKey", changed("deviceKey", coseKey(device)))));
    mso.put("docType", docType);
    mso.put("validityInfo", changed("validity", validity()));
    byte[] signedPayload =
        payload.apply(TestCbor.encode(TestCbor.encoded((Object) changed("mso", mso))));
    byte[] header = TestCbor.encode(changed("header", algorithm(issuer)));
    byte[] signed = TestCbor.encode(List.of("Signature1", header, new byte[0], signedPayload));
    return issuerAuth.apply(
        new ArrayList<>(
            List.of(header, changed("hints", chain()), signedPayload, issuer.sign(signed))));
  }

  private Map<Object, Object> chain() {
    return map(33, chain.size() == 1 ? chain.get(0) : chain);
  }

  private static Map<Object, Object> validity() {
    Map<Object, Object> validity = map("signed", TestCbor.date(TestClock.ISSUED.toString()));
    validity.put("validFrom", TestCbor.date(TestClock.ISSUED.toString()));
    validity.put("validUntil", TestCbor.date(TestClock.EXPIRES.toString()));
    return validity;
  }

  private static Map<Object, Object> algorithm(TestKey key) {
    return map(
        1,
        switch (key.algorithm()) {
          case "ES256", "ESB256" -> -7;
          case "ES384", "ESB320", "ESB384" -> -35;
          case "ES512", "ESB512" -> -36;
          default -> -8;
        });
  }

  /** A COSE_Key: RFC 9053, 7. */
  public static Map<Object, Object> coseKey(TestKey key) {
    Map<String, Object> jwk = key.publicJwk();
    boolean edwards = "OKP".equals(jwk.get("kty"));
    Map<Object, Object> cose = map(1, edwards ? 1 : 2);
    cose.put(
        -1,
        switch (String.valueOf(jwk.get("crv"))) {
          case "P-256" -> 1;
          case "P-384" -> 2;
          case "P-521" -> 3;
          case "Ed448" -> 7;
          case "brainpoolP256r1" -> 256;
          case "brainpoolP320r1" -> 257;
          case "brainpoolP384r1" -> 258;
          case "brainpoolP512r1" -> 259;
          default -> 6;
        });
    cose.put(-2, Base64.getUrlDecoder().decode((String) jwk.get("x")));
    if (!edwards) {
      cose.put(-3, Base64.getUrlDecoder().decode((String) jwk.get("y")));
    }
    return cose;
  }
}
