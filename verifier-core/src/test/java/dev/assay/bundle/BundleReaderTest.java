package dev.assay.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Finding;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.trust.SignerKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A bundle is read whole or not at all; each test changes one thing in one that is good. */
class BundleReaderTest {

  private static final String URL = "https://issuer.example/keys";
  private static final Instant FETCHED = Instant.parse("2026-05-31T00:00:00Z");

  private final TestKey operator = TestKey.es256("operator");
  private final Crypto crypto = Crypto.select();
  private final BundleReader reader = new BundleReader(crypto, List.of(key(operator)));
  private final Document keys = document("{\"keys\":[]}".repeat(20));
  private final TestBundle good =
      TestBundle.signedBy(operator)
          .trustList(TestTrust.list("issuers"))
          .deflated()
          .document("jwks", keys);

  @Test
  void readsWhatIsWrittenByOtherMeans() throws BundleFault, IOException {
    OfflineBundle bundle = reader.read("desk", new ByteArrayInputStream(good.bytes()));
    assertThat(bundle.id().text()).isEqualTo("desk #12");
    assertThat(bundle.trustLists().lists())
        .extracting(list -> list.id())
        .containsExactly("issuers");
    assertThat(found(bundle, URL, DocumentKind.JWKS)).isInstanceOf(Finding.Found.class);
    Document read = ((Finding.Found) found(bundle, URL, DocumentKind.JWKS)).document();
    assertThat(read.digest()).isEqualTo(keys.digest());
    assertThat(read.fetchedAt()).isEqualTo(FETCHED);
    assertThat(bundle.freshnessAt(TestClock.NOW).grade()).isEqualTo(Grade.FRESH);
  }

  @Test
  void anAddressAnswersForItsKindAlone() throws BundleFault {
    OfflineBundle bundle = reader.read("desk", good.bytes());
    assertThat(found(bundle, URL, DocumentKind.DID_DOCUMENT)).isInstanceOf(Finding.Missing.class);
    assertThat(found(bundle, URL + "/", DocumentKind.JWKS)).isInstanceOf(Finding.Missing.class);
  }

  @Test
  @Violates({"bundle.signature", "bundle.digest", "bundle.form"})
  void noByteCanBeChangedWithoutNotice() {
    byte[] bytes = good.bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(catchThrowableOfType(BundleFault.class, () -> reader.read("desk", changed)))
          .as("byte " + i)
          .isNotNull();
    }
  }

  @Test
  @Violates("bundle.signature")
  void refusesWhatNoPinnedKeySignedAsABundle() {
    refuses(BundleRule.SIGNATURE, good.signed(jws -> jws.signedBy(TestKey.es256("other"))));
    refuses(BundleRule.SIGNATURE, good.signed(jws -> jws.header("typ", "trust-list+jwt")));
    refuses(BundleRule.SIGNATURE, good.signed(jws -> jws.withoutHeader("typ")));
    refuses(BundleRule.SIGNATURE, good.signed(jws -> jws.header("alg", "none")));
    BundleReader nobodys = new BundleReader(crypto, List.of());
    assertThat(fault(nobodys, good.bytes()).rule()).isEqualTo(BundleRule.SIGNATURE);
    refuses(BundleRule.SIGNATURE, "PK\u0003\u0004\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  @Violates("bundle.crit")
  void refusesAHeaderThatIsNotUnderstood() {
    refuses(
        BundleRule.CRITICAL,
        good.signed(jws -> jws.header("crit", List.of("exp")).header("exp", 1)));
  }

  @Test
  @Violates("bundle.form")
  void refusesAManifestThatIsNotUnderstood() {
    refuses(BundleRule.FORM, good.with("version", 2));
    refuses(BundleRule.FORM, good.with("forEverybody", true));
    refuses(BundleRule.FORM, good.with("nextUpdate", "2026-05-31T12:00:00Z"));
    refuses(BundleRule.FORM, good.with("sequence", -1));
    refuses(BundleRule.FORM, good.with("id", "../desk"));
    TestJws jws = TestJws.of("offline-bundle+jwt", operator);
    String noObject = jws.compact(TestJws.json(jws.header()), "[]") + "\n";
    refuses(BundleRule.FORM, noObject.getBytes(StandardCharsets.US_ASCII));
    String noEntries = jws.compact(TestJws.json(jws.header()), "{\"version\":1}") + "\n";
    refuses(BundleRule.FORM, noEntries.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  @Violates("bundle.form")
  void refusesAnEntryThatIsNotUnderstood() {
    refusesEntry(entry -> entry.with("name", "../../etc/passwd"));
    refusesEntry(entry -> entry.with("name", "/etc/passwd"));
    refusesEntry(entry -> entry.with("name", "a.b"));
    refusesEntry(entry -> entry.with("name", "trust-list-1"));
    refusesEntry(entry -> entry.with("kind", "executable"));
    refusesEntry(entry -> entry.with("mediaType", "text/html"));
    refusesEntry(entry -> entry.with("uri", "keys"));
    refusesEntry(entry -> entry.with("uri", "urn:example:issuers").with("kind", "trust-list"));
    refusesEntry(entry -> entry.with("fetchedAt", "2026-05-31T12:00:01Z"));
    refusesEntry(entry -> entry.with("size", 1L << 40));
    refusesEntry(entry -> entry.with("digest", keys.digest().replace("sha256:", "")));
    refusesEntry(entry -> entry.with("signers", List.of(operator.publicJwk())));
    refusesEntry(entry -> entry.with("onlyOn", "Mondays"));
  }

  @Test
  @Violates("bundle.size")
  void staysWithinItsLimits() {
    byte[] bytes = good.bytes();
    assertThat(fault(limited(1 << 20, 100, 9, 1 << 20), bytes).rule()).isEqualTo(BundleRule.SIZE);
    assertThat(fault(limited(1 << 20, 8192, 1, 1 << 20), bytes).rule()).isEqualTo(BundleRule.SIZE);
    assertThat(fault(limited(100, 8192, 9, 1 << 20), bytes).rule()).isEqualTo(BundleRule.SIZE);
    assertThat(fault(limited(1 << 20, 8192, 9, 100), bytes).rule()).isEqualTo(BundleRule.SIZE);
    int tooMuch = DocumentKind.OCSP.maxBytes() + 1;
    refuses(
        BundleRule.SIZE,
        good.entry("ocsp", "application/ocsp-response", URL + "1", new byte[tooMuch]));
  }

  @Test
  @Violates("bundle.inflation")
  void refusesABombAsItIsAnnouncedAndAsItIsNot() {
    byte[] zeros = new byte[200_000];
    TestBundle announced =
        good.entry("status-list", "application/statuslist+jwt", URL + "1", zeros).deflated();
    refuses(BundleRule.INFLATION, announced);
    byte[] hidden = TestBundle.deflate(zeros);
    refuses(
        BundleRule.INFLATION,
        good.entry("status-list", "application/statuslist+jwt", URL + "1", new byte[500])
            .deflated(hidden));
  }

  @Test
  @Violates("bundle.inflation")
  void refusesWhatExpandsToLessOrHasMoreBehindIt() {
    byte[] content = "{\"keys\":[]}".repeat(50).getBytes(StandardCharsets.UTF_8);
    TestBundle bundle = good.entry("jwks", "application/json", URL + "1", content);
    byte[] shorter = TestBundle.deflate(Arrays.copyOf(content, 500));
    refuses(BundleRule.INFLATION, bundle.deflated(shorter));
    byte[] whole = TestBundle.deflate(content);
    refuses(BundleRule.INFLATION, bundle.deflated(Arrays.copyOf(whole, whole.length + 1)));
    refuses(BundleRule.INFLATION, bundle.deflated(Arrays.copyOf(whole, whole.length - 1)));
    refuses(BundleRule.INFLATION, bundle.deflated(new byte[551]));
  }

  @Test
  @Violates("bundle.whole")
  void refusesAFileThatEndsTooSoon() {
    byte[] bytes = good.bytes();
    for (int length : List.of(0, 1, 100, bytes.length - 300, bytes.length - 1)) {
      refuses(BundleRule.WHOLE, Arrays.copyOf(bytes, length));
    }
  }

  @Test
  @Violates("bundle.listed")
  void refusesWhatTheManifestDoesNotList() {
    byte[] bytes = good.bytes();
    refuses(BundleRule.LISTED, Arrays.copyOf(bytes, bytes.length + 1));
  }

  @Test
  @Violates("bundle.digest")
  void refusesOtherContents() {
    byte[] bytes = good.bytes();
    bytes[bytes.length - 2] ^= 1;
    refuses(BundleRule.DIGEST, bytes);
    byte[] other = document("{\"keys\":[]} ".repeat(20)).bytes();
    byte[] sameSize = Arrays.copyOf(other, keys.size());
    refuses(BundleRule.DIGEST, good.deflated(TestBundle.deflate(sameSize)));
  }

  @Test
  @Violates("bundle.lists")
  void refusesAListThatCannotBeUsed() {
    refuses(BundleRule.LISTS, good.trustList(TestTrust.list("other").with("version", 2)));
    refuses(
        BundleRule.LISTS,
        good.entry("trust-list", "application/json", "urn:a:b", TestTrust.list("issuers").json()));
    refuses(
        BundleRule.LISTS,
        good.entry(
            "rule-list", "application/json", "urn:a:b", "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Violates("bundle.lists")
  void refusesAListForTestsBesideOneThatIsNot() throws BundleFault {
    Node tests = TestTrust.list("tests").with("environment", "test");
    refuses(BundleRule.LISTS, good.trustList(tests));
    byte[] alone = TestBundle.signedBy(operator).trustList(tests).bytes();
    assertThat(reader.read("desk", alone).trustLists().lists()).hasSize(1);
  }

  @Test
  @Violates("bundle.lists")
  void verifiesTheSignatureOfAListThatHasItsOwn() throws BundleFault {
    TestKey signer = TestKey.es256("register");
    TestJws jws = TestJws.of("trust-list+jwt", signer);
    String json = new String(TestTrust.list("register").json(), StandardCharsets.UTF_8);
    byte[] signed = jws.compact(TestJws.json(jws.header()), json).getBytes(StandardCharsets.UTF_8);
    TestBundle bundle = good.entry("trust-list", "application/jwt", "urn:a:b", signed);
    UnaryOperator<Node> own = entry -> entry.with("signers", List.of(signer.publicJwk()));
    UnaryOperator<Node> other = entry -> entry.with("signers", List.of(operator.publicJwk()));
    assertThat(reader.read("desk", bundle.last(own).bytes()).trustLists().lists().get(1).digest())
        .isEqualTo(TestBundle.digest(signed));
    refuses(BundleRule.LISTS, bundle);
    refuses(BundleRule.LISTS, bundle.last(other));
  }

  private BundleReader limited(long file, int manifest, int entries, long contents) {
    return new BundleReader(
        crypto, List.of(key(operator)), new BundleLimits(file, manifest, entries, contents, 100));
  }

  private void refusesEntry(UnaryOperator<Node> change) {
    refuses(BundleRule.FORM, good.last(change));
  }

  private void refuses(BundleRule rule, TestBundle bundle) {
    refuses(rule, bundle.bytes());
  }

  private void refuses(BundleRule rule, byte[] bytes) {
    BundleFault fault = fault(reader, bytes);
    assertThat(fault.rule()).as(fault.reason()).isEqualTo(rule);
    assertThat(fault.source()).isEqualTo("desk");
  }

  private static BundleFault fault(BundleReader reader, byte[] bytes) {
    BundleFault fault = catchThrowableOfType(BundleFault.class, () -> reader.read("desk", bytes));
    assertThat(fault).isNotNull();
    return fault;
  }

  private static Finding found(OfflineBundle bundle, String uri, DocumentKind kind) {
    return bundle.documents().find(new DocumentRequest(URI.create(uri), kind, Set.of()));
  }

  private static Document document(String text) {
    return Document.of(
        URI.create(URL), "application/json", text.getBytes(StandardCharsets.UTF_8), FETCHED);
  }

  static VerificationKey key(TestKey key) {
    try {
      return SignerKey.read(TestJws.json(key.publicJwk()), Crypto.select());
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }
}
