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

/** The verifier of this repository, through its library. */
final class WithAssay implements Contender {

  private final Crypto crypto;
  private final CredentialVerifier kept;
  private final TrustLists trust;
  private final boolean remembersChains;

  /**
   * The verifier.
   *
   * @param remembersChains false for a new verifier for each presentation, which has seen no chain
   */
  WithAssay(Crypto crypto, byte[] trustList, boolean remembersChains) throws TrustListFault {
    this.crypto = crypto;
    this.kept = new CredentialVerifier(crypto, Limits.DEFAULT);
    this.trust = TrustLists.of(new TrustListReader(crypto).plain("bench", trustList));
    this.remembersChains = remembersChains;
  }

  @Override
  public boolean accepts(String presentation) {
    CredentialVerifier verifier =
        remembersChains ? kept : new CredentialVerifier(crypto, Limits.DEFAULT);
    VerificationRequest request =
        VerificationRequest.of(presentation)
            .boundTo(new HolderBinding.Required(Presentation.NONCE, Presentation.AUDIENCE));
    return verifier.verify(request, Presentation.AT, trust, Documents.none()).verdict()
        == Verdict.ACCEPTED;
  }
}
