package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDccList;
import dev.assay.testkit.TestKey;
import dev.assay.trust.AuthorityFiles;
import dev.assay.trust.DccListReader;
import dev.assay.trust.GdhcnReader;
import dev.assay.trust.ImportTerms;
import dev.assay.trust.ImportedList;
import dev.assay.trust.ListEnvironment;
import dev.assay.trust.SignerFiles;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.UnsignedSource;
import dev.assay.trust.VciReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Any bytes at all are a list of signers of health credentials that can be used, or none. */
class HealthListFuzz {

  private static final Crypto CRYPTO = Crypto.select();
  private static final TestKey SIGNER = TestKey.es256("list signer");

  private static final ImportTerms TERMS =
      new ImportTerms(
          Optional.empty(),
          ListEnvironment.TEST,
          TestClock.NOW,
          ImportTerms.DEFAULT_LASTS,
          ImportTerms.ExpiredUse.KEEP,
          Optional.empty());

  private static final SignerFiles.KeyTerms KEYS =
      new SignerFiles.KeyTerms(
          Optional.of("GB"), Optional.of("k"), Optional.of(TestClock.ISSUED), Optional.empty());

  /** The first byte says which reader gets the rest. */
  @FuzzTest(maxDuration = "10m")
  void becomesAListThatCanBeReadOrIsRefused(byte[] bytes)
      throws TrustListFault, KeyRejectedException {
    if (bytes.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    Optional<ImportedList> made = read(Math.floorMod(bytes[0], 6), rest);
    if (made.isPresent()) {
      new TrustListReader(CRYPTO).plain("fuzz", made.get().json());
    }
  }

  private static Optional<ImportedList> read(int which, byte[] rest) throws KeyRejectedException {
    VerificationKey pinned = CRYPTO.keyOf(SIGNER.pair().getPublic());
    try {
      return Optional.of(
          switch (which) {
            case 0 -> new DccListReader(CRYPTO).signed("fuzz", rest, pinned, TERMS);
            case 1 ->
                new DccListReader(CRYPTO)
                    .signed("fuzz", TestDccList.signed(SIGNER, rest), pinned, TERMS);
            case 2 -> new GdhcnReader(CRYPTO).signed("fuzz", rest, pinned, TERMS);
            case 3 ->
                new GdhcnReader(CRYPTO).unsigned("fuzz", rest, UnsignedSource.REVIEWED, TERMS);
            case 4 -> new VciReader(CRYPTO).unsigned("fuzz", rest, UnsignedSource.REVIEWED, TERMS);
            default ->
                new SignerFiles(CRYPTO)
                    .list(List.of(AuthorityFiles.File.of("fuzz", rest)), KEYS, TERMS);
          });
    } catch (TrustListFault e) {
      return Optional.empty();
    }
  }
}
