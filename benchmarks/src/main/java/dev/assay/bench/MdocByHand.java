package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.assay.testkit.TestCbor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The floor for a mobile document: two signatures, twelve digests, the parsing and a handful of
 * comparisons; no reasons, no limits, no trust list. A chain that was good once needs no signature
 * again. It is not something to use.
 */
final class MdocByHand implements Contender {

  private static final ObjectMapper CBOR = new CBORMapper();

  private final Provider provider;
  private final PublicKey rootKey;
  private final ECParameterSpec curve;
  private final Map<ByteBuffer, PublicKey> chains = new HashMap<>();

  MdocByHand(Provider provider, X509Certificate root) throws GeneralSecurityException {
    this.provider = provider;
    this.rootKey = ownKey(root.getPublicKey());
    this.curve = ((ECPublicKey) root.getPublicKey()).getParams();
  }

  @Override
  public boolean accepts(String presentation) throws GeneralSecurityException, IOException {
    JsonNode document =
        CBOR.readTree(Base64.getUrlDecoder().decode(presentation)).path("documents").path(0);
    JsonNode auth = document.path("issuerSigned").path("issuerAuth");
    byte[] payload = auth.path(2).binaryValue();
    PublicKey issuer = issuerKey(auth.path(1).path("33").binaryValue());
    if (!signed(issuer, auth.path(0).binaryValue(), payload, auth.path(3).binaryValue())) {
      return false;
    }
    JsonNode mso = CBOR.readTree(CBOR.readTree(payload).binaryValue());
    Instant until = Instant.parse(mso.path("validityInfo").path("validUntil").asText());
    return until.isAfter(MdocPresentation.AT)
        && mso.path("docType").equals(document.path("docType"))
        && digestsHold(document.path("issuerSigned").path("nameSpaces"), mso.path("valueDigests"))
        && deviceSigned(document, mso);
  }

  private static boolean digestsHold(JsonNode nameSpaces, JsonNode digests)
      throws GeneralSecurityException, IOException {
    for (Map.Entry<String, JsonNode> nameSpace : nameSpaces.properties()) {
      for (JsonNode item : nameSpace.getValue()) {
        byte[] content = item.binaryValue();
        JsonNode read = CBOR.readTree(content);
        byte[] expected =
            digests.path(nameSpace.getKey()).path(read.path("digestID").asText()).binaryValue();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(tag24Head(content.length));
        if (!Arrays.equals(digest.digest(content), expected)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean deviceSigned(JsonNode document, JsonNode mso)
      throws GeneralSecurityException, IOException {
    JsonNode proof = document.path("deviceSigned").path("deviceAuth").path("deviceSignature");
    byte[] elements = document.path("deviceSigned").path("nameSpaces").binaryValue();
    byte[] inner =
        TestCbor.encode(
            List.of(
                "DeviceAuthentication",
                new TestCbor.Raw(MdocPresentation.transcript()),
                document.path("docType").asText(),
                TestCbor.encoded(elements)));
    byte[] payload = TestCbor.encode(TestCbor.encoded(inner));
    JsonNode key = mso.path("deviceKeyInfo").path("deviceKey");
    ECPoint point =
        new ECPoint(
            new BigInteger(1, key.path("-2").binaryValue()),
            new BigInteger(1, key.path("-3").binaryValue()));
    PublicKey device =
        KeyFactory.getInstance("EC", provider).generatePublic(new ECPublicKeySpec(point, curve));
    return signed(device, proof.path(0).binaryValue(), payload, proof.path(3).binaryValue());
  }

  private PublicKey issuerKey(byte[] der) throws GeneralSecurityException {
    PublicKey known = chains.get(ByteBuffer.wrap(der));
    if (known != null) {
      return known;
    }
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initVerify(rootKey);
    signature.update(certificate.getTBSCertificate());
    if (!signature.verify(certificate.getSignature())) {
      throw new GeneralSecurityException("not under the root");
    }
    PublicKey key = ownKey(certificate.getPublicKey());
    chains.put(ByteBuffer.wrap(der), key);
    return key;
  }

  private PublicKey ownKey(PublicKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", provider)
        .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }

  private boolean signed(PublicKey key, byte[] header, byte[] payload, byte[] signature)
      throws GeneralSecurityException {
    String name =
        provider.getName().equals("BC") ? "SHA256withPLAIN-ECDSA" : "SHA256withECDSAinP1363Format";
    Signature verifier = Signature.getInstance(name, provider);
    verifier.initVerify(key);
    verifier.update(TestCbor.encode(List.of("Signature1", header, new byte[0], payload)));
    return verifier.verify(signature);
  }

  private static byte[] tag24Head(int length) {
    if (length < 24) {
      return new byte[] {(byte) 0xd8, 0x18, (byte) (0x40 | length)};
    }
    return length < 256
        ? new byte[] {(byte) 0xd8, 0x18, 0x58, (byte) length}
        : new byte[] {(byte) 0xd8, 0x18, 0x59, (byte) (length >> 8), (byte) length};
  }
}
