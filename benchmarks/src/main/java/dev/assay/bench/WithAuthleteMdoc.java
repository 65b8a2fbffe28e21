package dev.assay.bench;

import com.authlete.cbor.CBORByteArray;
import com.authlete.cbor.CBORDecoder;
import com.authlete.cbor.CBORItem;
import com.authlete.cbor.CBORItemList;
import com.authlete.cbor.CBORPairList;
import com.authlete.cbor.CBORTaggedItem;
import com.authlete.cose.COSEException;
import com.authlete.cose.COSEKey;
import com.authlete.cose.COSESign1;
import com.authlete.cose.COSEVerifier;
import dev.assay.testkit.TestCbor;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The CBOR and COSE library of Authlete, which decodes, and verifies signatures; chain, digests and
 * transcript are left to its caller.
 */
final class WithAuthleteMdoc implements Contender {

  private final ChainCheck chains;

  WithAuthleteMdoc(X509Certificate root) {
    this.chains = new ChainCheck(root);
  }

  @Override
  public boolean accepts(String presentation)
      throws IOException, COSEException, GeneralSecurityException {
    CBORPairList response = map(decoded(Base64.getUrlDecoder().decode(presentation)));
    CBORPairList document = map(((CBORItemList) of(response, "documents")).getItems().get(0));
    CBORPairList issuerSigned = map(of(document, "issuerSigned"));
    COSESign1 issuerAuth = COSESign1.build(of(issuerSigned, "issuerAuth"));
    List<X509Certificate> chain = issuerAuth.getUnprotectedHeader().getX5Chain();
    if (!chains.isTrusted(chain)
        || !new COSEVerifier(chain.get(0).getPublicKey()).verify(issuerAuth)) {
      return false;
    }
    CBORPairList mso = map(content(decoded(((CBORByteArray) issuerAuth.getPayload()).getValue())));
    Object until = map(of(mso, "validityInfo")).findByKey("validUntil").getValue().parse();
    Map<?, ?> digests = (Map<?, ?>) of(mso, "valueDigests").parse();
    return isAfter(until)
        && of(document, "docType").parse().equals(of(mso, "docType").parse())
        && digestsHold(map(of(issuerSigned, "nameSpaces")), digests)
        && deviceSigned(document, mso);
  }

  private static boolean isAfter(Object until) {
    Instant instant =
        until instanceof java.time.ZonedDateTime zoned
            ? zoned.toInstant()
            : until instanceof java.time.OffsetDateTime offset
                ? offset.toInstant()
                : Instant.parse(until.toString());
    return instant.isAfter(MdocPresentation.AT);
  }

  private static boolean digestsHold(CBORPairList nameSpaces, Map<?, ?> digests)
      throws GeneralSecurityException, IOException {
    for (var nameSpace : nameSpaces.getPairs()) {
      Map<?, ?> expected =
          (Map<?, ?>) Objects.requireNonNull(digests.get(nameSpace.getKey().parse()));
      for (CBORItem item : ((CBORItemList) nameSpace.getValue()).getItems()) {
        Object id = map(content(item)).findByKey("digestID").getValue().parse();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(item.encode());
        if (!Arrays.equals(digest, (byte[]) Objects.requireNonNull(expected.get(id)))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean deviceSigned(CBORPairList document, CBORPairList mso)
      throws COSEException {
    CBORPairList signed = map(of(document, "deviceSigned"));
    COSESign1 proof = COSESign1.build(of(map(of(signed, "deviceAuth")), "deviceSignature"));
    byte[] inner =
        TestCbor.encode(
            List.of(
                "DeviceAuthentication",
                new TestCbor.Raw(MdocPresentation.transcript()),
                of(document, "docType").parse(),
                new TestCbor.Raw(of(signed, "nameSpaces").encode())));
    COSEKey device = COSEKey.build(of(map(of(mso, "deviceKeyInfo")), "deviceKey"));
    COSESign1 whole =
        new COSESign1(
            proof.getProtectedHeader(),
            proof.getUnprotectedHeader(),
            new CBORByteArray(TestCbor.encode(TestCbor.encoded(inner))),
            proof.getSignature());
    return new COSEVerifier(device.createPublicKey()).verify(whole);
  }

  private static CBORItem decoded(byte[] cbor) throws IOException {
    return new CBORDecoder(cbor).next();
  }

  private static CBORItem content(CBORItem tagged) throws IOException {
    return decoded(((CBORByteArray) ((CBORTaggedItem) tagged).getTagContent()).getValue());
  }

  private static CBORPairList map(CBORItem item) {
    return (CBORPairList) item;
  }

  private static CBORItem of(CBORPairList map, String name) {
    return map.findByKey(name).getValue();
  }
}
