package dev.assay.server.iso18013;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import dev.assay.check.Checks;
import dev.assay.cose.CoseSign1;
import dev.assay.credential.Exchange;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.Base64Url;
import dev.assay.jose.JwsSigner;
import dev.assay.server.iso18013.MdocQuestion.Document;
import dev.assay.server.iso18013.MdocQuestion.Element;
import dev.assay.server.iso18013.MdocQuestion.Intent;
import dev.assay.server.openid4vp.RequestSigner;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MdocApiRequestTest {

  private static final Certified ROOT = TestPki.root("CN=Reader root").selfSigned();
  private static final String INFO = "gmVkY2FwaaA";
  private static final String ORIGIN = "https://verify.example";

  private final MdocQuestion question =
      new MdocQuestion(
          List.of(
              new Document("a", "org.a", List.of(new Element("n", "x", Intent.NO_RETAIN))),
              new Document("b", "org.b", List.of(new Element("n", "y", Intent.RETAIN)))));

  @Test
  void aReaderSignsTheRequestForEachDocumentInThisExchange() throws Exception {
    Certified reader = TestPki.leaf("CN=Reader").extendedKeyUsage("1.0.18013.5.1.6").signedBy(ROOT);
    for (Map<?, ?> request : requests(reader)) {
      CborTagged items =
          (CborTagged) Optional.ofNullable(request.get("itemsRequest")).orElseThrow();
      Object signature = Optional.ofNullable(request.get("readerAuth")).orElseThrow();
      CoseSign1 message = CoseSign1.of(signature, CborLimits.DEFAULT);
      assertThat(message.payload()).isEmpty();
      assertThat(message.header().certificates()).containsExactly(ByteString.of(reader.der()));
      assertThat(verifies(message.withPayload(covered(items, ORIGIN)), reader)).isTrue();
      assertThat(verifies(message.withPayload(covered(items, "https://a.example")), reader))
          .isFalse();
    }
  }

  @Test
  void anotherCertificateIsNoReaderAndSignsNothing() throws Exception {
    Certified other = TestPki.leaf("CN=Verifier").dns("verify.example").signedBy(ROOT);
    assertThat(requests(other)).allSatisfy(one -> assertThat(one).hasSize(1));
    Certified server = TestPki.leaf("CN=V").extendedKeyUsage("1.3.6.1.5.5.7.3.1").signedBy(ROOT);
    assertThat(requests(server)).allSatisfy(one -> assertThat(one).hasSize(1));
  }

  private List<Map<?, ?>> requests(Certified certified) throws Exception {
    SigningKey key =
        JwsSigner.key(TestJws.json(TestKey.of(certified).privateJwk()), Crypto.select());
    RequestSigner signer =
        RequestSigner.of(key, List.of(certified.certificate(), ROOT.certificate()), new Checks())
            .orElseThrow();
    MdocApiRequest request =
        new MdocApiRequest(
            question,
            new EncryptionInfo(INFO),
            new ReaderAuthentication(signer, new Exchange.AnnexC(INFO, ORIGIN)));
    byte[] deviceRequest = Base64Url.decode(String.valueOf(request.data().get("deviceRequest")));
    Map<?, ?> members = (Map<?, ?>) Cbor.read(deviceRequest, CborLimits.DEFAULT);
    List<?> requests = (List<?>) Optional.ofNullable(members.get("docRequests")).orElseThrow();
    assertThat(requests).hasSize(2);
    return requests.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  private static ByteString covered(CborTagged items, String origin) {
    byte[] info = TestCbor.encode(List.of(INFO, origin));
    Object transcript =
        List.of(
            TestCbor.nothing(),
            TestCbor.nothing(),
            List.of("dcapi", HashAlgorithm.SHA_256.digest(info)));
    TestCbor.Raw itemsBytes = new TestCbor.Raw(items.encoding().toByteArray());
    Object authentication = List.of("ReaderAuthentication", transcript, itemsBytes);
    return ByteString.of(TestCbor.encode(TestCbor.encoded(authentication)));
  }

  private static boolean verifies(CoseSign1 message, Certified reader) throws Exception {
    Crypto crypto = Crypto.select();
    return message.verifies(
        crypto, SignatureAlgorithm.ES256, crypto.keyOf(reader.certificate().getPublicKey()));
  }
}
