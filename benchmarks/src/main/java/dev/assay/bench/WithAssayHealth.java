package dev.assay.bench;

import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.document.Documents;
import dev.assay.testkit.TestClock;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;

/** The verifier of this repository, given the text of a code. */
final class WithAssayHealth implements Contender {

  private final CredentialVerifier verifier;
  private final TrustLists trust;

  WithAssayHealth(Crypto crypto, byte[] trustList) throws TrustListFault {
    this.verifier = new CredentialVerifier(crypto, Limits.DEFAULT);
    this.trust = TrustLists.of(new TrustListReader(crypto).plain("bench", trustList));
  }

  @Override
  public boolean accepts(String text) {
    return verifier
            .verify(VerificationRequest.of(text), TestClock.NOW, trust, Documents.none())
            .verdict()
        == Verdict.ACCEPTED;
  }
}
