package dev.assay.bench;

import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.document.Documents;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.util.Optional;

/** The verifier of this repository, given a mobile document. */
final class WithAssayMdoc implements Contender {

  private final CredentialVerifier verifier;
  private final TrustLists trust;

  WithAssayMdoc(Crypto crypto, byte[] trustList) throws TrustListFault {
    this.verifier = new CredentialVerifier(crypto, Limits.DEFAULT);
    this.trust = TrustLists.of(new TrustListReader(crypto).plain("bench", trustList));
  }

  @Override
  public boolean accepts(String presentation) {
    VerificationRequest request =
        VerificationRequest.of(presentation)
            .boundTo(new HolderBinding.InExchange(MdocPresentation.EXCHANGE, Optional.empty()));
    return verifier.verify(request, MdocPresentation.AT, trust, Documents.none()).verdict()
        == Verdict.ACCEPTED;
  }
}
