package dev.assay.server.cli;

import dev.assay.CredentialVerifier;
import dev.assay.FetchingVerifier;
import dev.assay.OfflineVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.document.Documents;
import dev.assay.trust.TrustLists;
import java.time.Instant;

/** Decides, and waits for what has to be fetched first. */
@FunctionalInterface
interface Decider {

  VerificationResult decide(
      VerificationRequest request, Instant at, TrustLists trust, Documents own);

  /** Without the network: the result names what is missing. */
  static Decider offline(CredentialVerifier verifier) {
    return verifier::verify;
  }

  /** From a bundle, without the network. */
  static Decider bundled(OfflineVerifier verifier) {
    return verifier::verify;
  }

  /** With the network. A thread of a command may wait; there is nobody else to serve. */
  static Decider fetching(CredentialVerifier verifier, Network network) {
    FetchingVerifier fetching = new FetchingVerifier(verifier, network.cache(), network.fetcher());
    return (request, at, trust, own) ->
        fetching.verify(request, at, trust, own).toCompletableFuture().join();
  }
}
