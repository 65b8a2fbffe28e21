package dev.assay.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.JwsSigner;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Base and delta give the full bundle, byte for byte; and nothing else is ever given. */
class BundleDeltaTest {

  private static final Instant ISSUED = Instant.parse("2026-05-31T12:00:00Z");

  private final Crypto crypto = Crypto.select();
  private final TestKey operator = TestKey.es256("operator");
  private final SigningKey key = signingKey(operator);
  private final BundleReader reader =
      new BundleReader(crypto, List.of(BundleReaderTest.key(operator)));

  private final byte[] base = write(12, List.of("kept", "replaced", "removed"), "a");
  private final byte[] full = write(13, List.of("added", "kept", "replaced"), "b");

  @Test
  void baseAndDeltaAreTheFullBundleByteForByte() throws Exception {
    byte[] bytes = new BundleWriter(crypto).delta("base", base, full, key);
    BundleDelta delta = reader.delta("delta", bytes);
    assertThat(delta.base()).isEqualTo(reader.read("base", base).id());
    assertThat(delta.added()).hasSize(1);
    assertThat(delta.replaced()).hasSize(1);
    assertThat(delta.removed()).hasSize(1);
    assertThat(bytes.length).isLessThan(full.length);
    byte[] applied = delta.applyTo("base", base);
    assertThat(applied).isEqualTo(full);
    assertThat(reader.read("full", applied).id()).isEqualTo(delta.full().bundle());
  }

  @Test
  @Violates("bundle.base")
  void refusesAnotherBase() throws Exception {
    BundleDelta delta = reader.delta("delta", new BundleWriter(crypto).delta("b", base, full, key));
    byte[] sameNumber = write(12, List.of("kept", "replaced"), "a");
    for (byte[] other : List.of(full, sameNumber, write(11, List.of("kept"), "a"))) {
      BundleFault fault =
          catchThrowableOfType(BundleFault.class, () -> delta.applyTo("other", other));
      assertThat(fault.rule()).isEqualTo(BundleRule.BASE);
      assertThat(fault.reason()).contains("desk #12", "other is desk #");
    }
  }

  @Test
  @Violates("bundle.base")
  void refusesToMakeADeltaToNoLaterIssue() {
    BundleFault fault =
        catchThrowableOfType(
            BundleFault.class, () -> new BundleWriter(crypto).delta("base", full, base, key));
    assertThat(fault.rule()).isEqualTo(BundleRule.BASE);
  }

  @Test
  @Violates("bundle.base")
  void refusesADeltaThatSaysOtherThanItHas() throws Exception {
    DeltaManifest changes = changes();
    DeltaManifest silent =
        new DeltaManifest(
            changes.base(), changes.full(), changes.added(), changes.replaced(), Set.of());
    BundleDelta delta = reader.delta("delta", delta(silent));
    assertThat(catchThrowableOfType(BundleFault.class, () -> delta.applyTo("base", base)).rule())
        .isEqualTo(BundleRule.BASE);
    DeltaManifest elsewhere =
        new DeltaManifest(
            changes.base(), changes.base(), changes.added(), changes.replaced(), changes.removed());
    assertThat(
            catchThrowableOfType(BundleFault.class, () -> reader.delta("d", delta(elsewhere)))
                .rule())
        .isEqualTo(BundleRule.BASE);
  }

  @Test
  @Violates("bundle.base")
  void refusesADeltaThatLeadsToNoLaterIssue() throws Exception {
    DeltaManifest changes = changes();
    BundleId from = changes.base();
    for (BundleId base :
        List.of(
            new BundleId("desk", 14, from.digest()),
            new BundleId("desk", 13, from.digest()),
            new BundleId("lab", 12, from.digest()))) {
      DeltaManifest backwards =
          new DeltaManifest(
              base, changes.full(), changes.added(), changes.replaced(), changes.removed());
      BundleFault fault =
          catchThrowableOfType(BundleFault.class, () -> reader.delta("d", delta(backwards)));
      assertThat(fault.rule()).isEqualTo(BundleRule.BASE);
      assertThat(fault.reason()).contains("to desk #13");
    }
  }

  @Test
  void givesNothingThatNoDeviceCouldRead() throws Exception {
    TestBundle held =
        TestBundle.signedBy(operator).entry("jwks", "application/json", "urn:a:b", new byte[3]);
    byte[] before = held.bytes();
    byte[] after = held.with("sequence", 13).last(entry -> entry.with("size", 2)).bytes();
    String text = new String(after, StandardCharsets.ISO_8859_1);
    String line = text.substring(0, text.indexOf('\n') + 1);
    String payload = line.substring(line.indexOf('.') + 1, line.lastIndexOf('.'));
    BundleId full =
        new BundleId("desk", 13, TestBundle.digest(Base64.getUrlDecoder().decode(payload)));
    DeltaManifest nothing =
        new DeltaManifest(reader.read("b", before).id(), full, Set.of(), Set.of(), Set.of());
    byte[] bytes = (signed(nothing) + line).getBytes(StandardCharsets.ISO_8859_1);
    BundleDelta delta = reader.delta("delta", bytes);
    assertThat(catchThrowableOfType(BundleFault.class, () -> delta.applyTo("base", before)).rule())
        .isEqualTo(BundleRule.DIGEST);
  }

  @Test
  void noByteOfADeltaCanBeChangedWithoutNotice() throws Exception {
    byte[] bytes = new BundleWriter(crypto).delta("base", base, full, key);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(
              catchThrowableOfType(
                  BundleFault.class, () -> reader.delta("delta", changed).applyTo("base", base)))
          .as("byte " + i)
          .isNotNull();
    }
    for (int length : List.of(0, 200, bytes.length - 1)) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThat(catchThrowableOfType(BundleFault.class, () -> reader.delta("delta", shorter)))
          .isNotNull();
    }
  }

  @Test
  void aDeltaIsNoBundleAndABundleNoDelta() throws Exception {
    byte[] delta = new BundleWriter(crypto).delta("base", base, full, key);
    BundleFault fault = catchThrowableOfType(BundleFault.class, () -> reader.read("d", delta));
    assertThat(fault.rule()).isEqualTo(BundleRule.SIGNATURE);
    assertThat(fault.reason()).contains("apply it to its base");
    assertThat(catchThrowableOfType(BundleFault.class, () -> reader.delta("d", full)).rule())
        .isEqualTo(BundleRule.SIGNATURE);
    assertThat(BundleReader.isDelta(delta)).isTrue();
    assertThat(BundleReader.isDelta(full)).isFalse();
    assertThat(BundleReader.isDelta(new byte[] {'.', 1})).isFalse();
  }

  private DeltaManifest changes() throws BundleFault {
    return DeltaManifest.between(
        reader.read("base", base).manifest(), reader.read("full", full).manifest());
  }

  private String signed(DeltaManifest changes) {
    TestJws jws = TestJws.of(BundleReader.DELTA_TYPE, operator);
    String payload = new String(changes.bytes(), StandardCharsets.UTF_8);
    return jws.compact(TestJws.json(jws.header()), payload) + "\n";
  }

  private byte[] delta(DeltaManifest changes) {
    String line = signed(changes);
    byte[] whole;
    try {
      whole = new BundleWriter(crypto).delta("base", base, full, key);
    } catch (BundleFault | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    String rest = new String(whole, StandardCharsets.ISO_8859_1);
    return (line + rest.substring(rest.indexOf('\n') + 1)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A document of one name has other contents in each text, but for the one that is kept. */
  private byte[] write(long sequence, List<String> names, String text) {
    try {
      BundleWriter writer = new BundleWriter(crypto);
      writer.trustList(
          Document.of(
              URI.create("urn:a:issuers"),
              "application/json",
              TestTrust.list("issuers").json(),
              ISSUED),
          List.of());
      for (String name : names) {
        String body = name.equals("kept") ? kept() : text.repeat(5) + name;
        writer.document(
            DocumentKind.JWKS,
            Document.of(
                URI.create("https://issuer.example/" + name),
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                ISSUED));
      }
      BundleTerms terms =
          new BundleTerms(
              "desk",
              sequence,
              ISSUED,
              ISSUED.plus(Duration.ofDays(7)),
              Optional.of(Duration.ofDays(3)));
      return writer.write(terms, key);
    } catch (BundleFault | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Text that does not shrink much, as a status list does not. */
  private static String kept() {
    return new Random(7)
        .ints(6000, '0', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static SigningKey signingKey(TestKey key) {
    try {
      return JwsSigner.key(TestJws.json(key.privateJwk()), Crypto.select());
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }
}
