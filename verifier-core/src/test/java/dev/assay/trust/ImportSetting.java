package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of imports have in common. */
final class ImportSetting {

  static final Crypto CRYPTO = Crypto.select();

  /** Who signs lists. */
  static final TestKey SIGNER = TestKey.es256("list signer");

  static final VerificationKey PINNED = key(SIGNER);

  static final VerificationKey STRANGER = key(TestKey.es256("stranger"));

  private ImportSetting() {}

  static VerificationKey key(TestKey key) {
    try {
      return CRYPTO.keyOf(key.pair().getPublic());
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  static ImportTerms terms() {
    return terms(ListEnvironment.LIVE, TestClock.NOW);
  }

  static ImportTerms terms(ListEnvironment environment, Instant at) {
    return new ImportTerms(
        Optional.empty(),
        environment,
        at,
        java.time.Duration.ofDays(60),
        ImportTerms.ExpiredUse.KEEP,
        Optional.empty());
  }

  static ImportTerms skippingExpired() {
    ImportTerms keeping = terms();
    return new ImportTerms(
        Optional.of("mine"),
        keeping.environment(),
        keeping.at(),
        keeping.lasts(),
        ImportTerms.ExpiredUse.SKIP,
        Optional.empty());
  }

  static ImportTerms after(long issue) {
    ImportTerms first = terms();
    return new ImportTerms(
        first.id(),
        first.environment(),
        first.at(),
        first.lasts(),
        first.expired(),
        Optional.of(issue));
  }

  static TrustList read(ImportedList made) throws TrustListFault {
    return new TrustListReader(CRYPTO).plain("imported", made.json());
  }

  static List<ImportReport.Kind> kinds(ImportedList made) {
    return made.report().notes().stream().map(ImportReport.Note::kind).toList();
  }

  static void refused(TrustListRule rule, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            TrustListFault.class,
            fault -> assertThat(fault.rule()).as(fault.getMessage()).isEqualTo(rule));
  }
}
