package dev.assay.server.http;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A wallet of ISO/IEC 18013-7, Annex C, that a browser calls for our page.
 *
 * @param data of the request
 * @param key that responses are sealed for
 */
record MdocApiHolder(Map<String, Object> data, TestAgreement key) {

  static final String ORIGIN = PresentationSetting.PUBLIC_URL;

  /** One that is called by this request, and seals for the key in it. */
  static MdocApiHolder called(Map<String, Object> data) throws Exception {
    List<?> info = (List<?>) decoded(member(data, "encryptionInfo"));
    Map<?, ?> members = (Map<?, ?>) info.get(1);
    Map<?, ?> key = (Map<?, ?>) member(members, "recipientPublicKey");
    Map<String, Object> jwk = new HashMap<>(Map.of("kty", "EC", "crv", "P-256"));
    jwk.put("x", base64(member(key, -2L)));
    jwk.put("y", base64(member(key, -3L)));
    return new MdocApiHolder(data, TestAgreement.to(jwk));
  }

  /** The same, sealing for another key. */
  MdocApiHolder sealingFor(TestAgreement other) {
    return new MdocApiHolder(data, other);
  }

  /** What a device signs, asked by a page of this origin. */
  byte[] transcript(String origin) {
    return transcript(origin, String.valueOf(data.get("encryptionInfo")));
  }

  byte[] transcript(String origin, String encryptionInfo) {
    byte[] info = TestCbor.encode(List.of(encryptionInfo, origin));
    return TestCbor.encode(
        List.of(
            TestCbor.nothing(),
            TestCbor.nothing(),
            List.of("dcapi", HashAlgorithm.SHA_256.digest(info))));
  }

  /** A good answer by a device that signs. */
  String signed(TestMdoc document) throws Exception {
    byte[] transcript = transcript(ORIGIN);
    return sealed(TestMdoc.response(document.signedFor(transcript)), transcript);
  }

  /** A good answer by a device that makes a code instead. */
  String coded(TestMdoc document, TestKey device) throws Exception {
    byte[] transcript = transcript(ORIGIN);
    Map<Object, Object> coded = document.codedFor(transcript, key.codes(device, transcript));
    return sealed(TestMdoc.response(coded), transcript);
  }

  /** A response, sealed. */
  String sealed(String response, byte[] transcript) throws Exception {
    return key.seal(Base64Url.decode(response), transcript);
  }

  /** What the request asks for, one map for each document. */
  List<Object> itemsRequests() throws Exception {
    List<Object> items = new ArrayList<>();
    Map<?, ?> request = (Map<?, ?>) decoded(member(data, "deviceRequest"));
    for (Object one : (List<?>) member(request, "docRequests")) {
      CborTagged tagged = (CborTagged) member((Map<?, ?>) one, "itemsRequest");
      items.add(Cbor.read(tagged.content().orElseThrow(), CborLimits.DEFAULT));
    }
    return items;
  }

  static Object member(Map<?, ?> map, Object name) {
    return Optional.ofNullable(map.get(name)).orElseThrow();
  }

  static Object decoded(Object base64Url) throws Exception {
    return Cbor.read(Base64Url.decode(String.valueOf(base64Url)), CborLimits.DEFAULT);
  }

  private static String base64(Object bytes) {
    return Base64Url.encode(((ByteString) bytes).toByteArray());
  }

  /** Does not show the request. */
  @Override
  public String toString() {
    return "MdocApiHolder";
  }
}
