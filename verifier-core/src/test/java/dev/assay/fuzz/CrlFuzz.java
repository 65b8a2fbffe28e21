package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.x509.RevocationList;
import java.util.Optional;

/** Any bytes at all are a list that a stranger has signed, or no list. */
class CrlFuzz {

  private static final Certified AUTHORITY = TestIaca.authority("CN=IACA,C=GB").selfSigned();
  private static final Certified SIGNER = TestIaca.signer("CN=S,C=GB").signedBy(AUTHORITY);

  @FuzzTest(maxDuration = "10m")
  void answersEveryQuestionOrRefuses(byte[] bytes) {
    Optional<RevocationList> read = RevocationList.read(bytes);
    if (read.isEmpty()) {
      return; // refused
    }
    RevocationList list = read.get();
    list.issuerFault(AUTHORITY.certificate());
    list.scopeFault(SIGNER.certificate(), AUTHORITY.certificate());
    list.revocation(SIGNER.certificate());
    list.isoFault();
    if (list.isSignedBy(SIGNER.certificate(), Optional.empty())) {
      throw new AssertionError("a forgery");
    }
  }
}
