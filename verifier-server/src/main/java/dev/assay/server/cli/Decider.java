package dev.assay.server.cli;

import dev.assay.AsOf;
import dev.assay.CredentialVerifier;
import dev.assay.FetchingVerifier;
import dev.assay.OfflineVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.document.Documents;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.time.InstantSource;

/** Decides, and waits for what has to be fetched first. */
@FunctionalInterface
interface Decider {

  VerificationResult decide(
      VerificationRequest request, Instant at, TrustLists trust, Documents own);

  /** Without the network: the result names what is missing. */
  static Decider offline(CredentialVerifier verifier) {
    return verifier::verify;
  }

  /** From a bundle, without the network. The clock says how old the bundle is, and no request. */
  static Decider bundled(OfflineVerifier verifier, InstantSource clock) {
    return (request, at, further, own) ->
        verifier.verify(request, new AsOf(at, clock.instant()), further, own);
  }

  /** With the network. A thread of a command may wait; there is nobody else to serve. */
  static Decider fetching(CredentialVerifier verifier, Network network) {
    FetchingVerifier fetching = new FetchingVerifier(verifier, network.cache(), network.fetcher());
    return (request, at, trust, own) ->
        fetching.verify(request, at, trust, own).toCompletableFuture().join();
  }
}
