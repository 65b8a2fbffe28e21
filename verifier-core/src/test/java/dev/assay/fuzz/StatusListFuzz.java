package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.status.TokenStatusLists;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIdentifierList;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestStatusList;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whatever a server sends for a status list, and whatever a listed signer puts into one. */
final class StatusListFuzz {

  private static final URI PLACE = URI.create("https://issuer.example/status/1");
  private static final TestKey KEY = TestKey.es256("status");
  private static final TestStatusList GOOD = TestStatusList.at(PLACE.toString(), KEY);
  private static final Crypto CRYPTO = Crypto.select();
  private static final TokenStatusLists LISTS = new TokenStatusLists(CRYPTO, Limits.DEFAULT);

  @FuzzTest
  void anyBytesGiveRows(byte[] bytes) throws KeyRejectedException {
    check(bytes, 0);
    asSignedPayload(bytes);
    asSignedList(bytes);
    asIdentifiers(bytes);
  }

  private static void asIdentifiers(byte[] bytes) throws KeyRejectedException {
    TestIdentifierList list = TestIdentifierList.at(PLACE.toString(), KEY);
    checkIdentifiers(bytes, bytes);
    checkIdentifiers(list.revoking(bytes).token(), bytes);
    Object claim = new TestCbor.Raw(bytes);
    checkIdentifiers(list.claims(TestMdoc.put(65_530, claim)).token(), bytes);
  }

  private static void checkIdentifiers(byte[] body, byte[] id) throws KeyRejectedException {
    check(
        Document.of(PLACE, TestIdentifierList.MEDIA_TYPE, body, TestClock.NOW),
        new StatusReference.Identifier(PLACE, ByteString.of(id), Optional.empty()));
  }

  private static void asSignedPayload(byte[] payload) throws KeyRejectedException {
    String header = "{\"alg\":\"ES256\",\"typ\":\"statuslist+jwt\"}";
    String token = GOOD.jws().compact(header, new String(payload, StandardCharsets.UTF_8));
    check(token.getBytes(StandardCharsets.US_ASCII), 0);
  }

  private static void asSignedList(byte[] list) throws KeyRejectedException {
    long index = list.length == 0 ? 0 : list[0] * (1L << 56);
    for (String lst : List.of(text(list), text(TestStatusList.deflated(list)))) {
      int bits = list.length % 10;
      Map<String, Object> claim = Map.of("bits", bits, "lst", lst);
      TestStatusList signed = GOOD.claim("status_list", claim);
      check(signed.compact().getBytes(StandardCharsets.US_ASCII), index + list.length);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void check(byte[] body, long index) throws KeyRejectedException {
    check(
        Document.of(PLACE, "application/statuslist+jwt", body, TestClock.NOW),
        new StatusReference.Entry(PLACE, index));
  }

  private static void check(Document document, StatusReference reference)
      throws KeyRejectedException {
    Evidence evidence = new Evidence(Documents.of(List.of(document)));
    TrustedIssuer issuer = issuer();
    Checks checks = new Checks();
    checks.run(
        () ->
            LISTS.check(
                List.of(reference),
                issuer,
                TestClock.NOW,
                (who, inner) -> List.of(issuer),
                evidence,
                checks));
  }

  private static TrustedIssuer issuer() throws KeyRejectedException {
    return new TrustedIssuer(
        "https://issuer.example",
        "Council",
        Sector.PUBLIC,
        Mechanism.JWKS,
        CRYPTO.keyOf(KEY.pair().getPublic()),
        new ServiceTerms(
            Set.of(ServiceTerms.ANY),
            Set.of(ServiceTerms.ANY),
            ServiceTerms.DEFAULT_ALGORITHMS,
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            TypeMetadataUse.IF_SUPPLIED),
        TrustedIssuer.Signer.BARE_KEY,
        new TrustSource("register", 1, "sha256:00", "council", Optional.empty()));
  }
}
