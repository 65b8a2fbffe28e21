package dev.assay.server.http;

import dev.assay.CredentialVerifier;
import dev.assay.FetchingVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Fault;
import dev.assay.check.Outcome;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.json.ProblemDetails;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.rules.RuleLists;
import dev.assay.server.config.ServerConfig.RequestAnchors;
import dev.assay.server.fetch.DocumentCache;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** From the bytes of a request to a result; fetches what is missing on the way. */
final class Decisions {

  private final CredentialVerifier verifier;
  private final FetchingVerifier fetching;
  private final DocumentCache cache;
  private final RequestReader reader;
  private final RequestAnchors anchors;
  private final Supplier<TrustLists> trust;
  private final Supplier<RuleLists> rules;
  private final Executor resuming;

  /**
   * @param resuming where a decision goes on when a document has come; never an event loop
   */
  Decisions(
      CredentialVerifier verifier,
      DocumentCache cache,
      RequestAnchors anchors,
      Supplier<TrustLists> trust,
      Supplier<RuleLists> rules,
      Executor resuming) {
    this.verifier = verifier;
    this.cache = cache;
    this.fetching =
        new FetchingVerifier(
            verifier,
            cache,
            wanted -> cache.fetch(wanted).thenApplyAsync(finding -> finding, resuming));
    this.reader = new RequestReader(verifier.formatIds());
    this.anchors = anchors;
    this.trust = trust;
    this.rules = rules;
    this.resuming = resuming;
  }

  RequestEnvelope read(byte[] body, Instant now) throws Problem {
    try {
      RequestEnvelope envelope = reader.read(body, now, rules.get());
      if (anchors == RequestAnchors.REFUSE && !envelope.anchors().isEmpty()) {
        throw new Problem(
            ProblemDetails.of(
                    "request.anchors-refused",
                    "The request brings trust of its own",
                    403,
                    "/anchors must be left out: this server trusts its own lists alone")
                .at("/anchors"));
      }
      return envelope;
    } catch (RequestFault e) {
      throw new Problem(e.problem());
    }
  }

  CompletionStage<VerificationResult> decide(RequestEnvelope envelope) throws Problem {
    try {
      TrustLists lists = envelope.trust(trust.get(), verifier.crypto());
      return decide(new Asked(envelope.request(), envelope.at(), lists, documents(envelope)));
    } catch (RequestFault e) {
      throw new Problem(e.problem());
    }
  }

  /** Decides by the server's own trust alone. */
  CompletionStage<VerificationResult> decide(VerificationRequest request, Instant at) {
    return decide(new Asked(request, at, trust.get(), Documents.none()));
  }

  /** All that a decision depends on, but for what is fetched. */
  private record Asked(
      VerificationRequest request, Instant at, TrustLists lists, Documents documents) {}

  private CompletionStage<VerificationResult> decide(Asked asked) {
    return verify(asked)
        .thenCompose(result -> isKeyMissing(result) ? again(asked, result) : done(result));
  }

  private CompletionStage<VerificationResult> verify(Asked asked) {
    return fetching.verify(asked.request(), asked.at(), asked.lists(), asked.documents());
  }

  /** Metadata with a key in it is an anchor by another name. */
  private Documents documents(RequestEnvelope envelope) {
    Documents own = envelope.ownDocuments();
    return anchors == RequestAnchors.REFUSE ? own.onlySigned() : own;
  }

  /** SEC-10: a key that is not in the issuer's documents may have come since they were fetched. */
  private CompletionStage<VerificationResult> again(Asked asked, VerificationResult first) {
    List<CompletableFuture<Boolean>> refreshed =
        first.facts().documents().stream()
            .map((Document used) -> cache.refresh(used).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(refreshed.toArray(CompletableFuture[]::new))
        .thenComposeAsync(
            done ->
                refreshed.stream().anyMatch(CompletableFuture::join) ? verify(asked) : done(first),
            resuming);
  }

  private static boolean isKeyMissing(VerificationResult result) {
    for (VerificationResult one : result.each()) {
      for (CheckResult check : one.facts().report().results()) {
        if (check.outcome() == Outcome.FAILED && check.rule().fault() == Fault.KEY_NOT_FOUND) {
          return true;
        }
      }
    }
    return false;
  }

  private static CompletionStage<VerificationResult> done(VerificationResult result) {
    return CompletableFuture.completedFuture(result);
  }
}
