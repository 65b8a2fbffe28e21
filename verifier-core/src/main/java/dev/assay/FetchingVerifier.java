package dev.assay;

import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Drives {@link CredentialVerifier} until nothing is missing: asks for a decision, fetches what the
 * decision lacks, and asks again, with the same instant and the same trust list. With a warm cache
 * that is one pass. No thread waits for the network.
 */
public final class FetchingVerifier {

  /**
   * More rounds than any chain of references has: metadata, its key set, a DID, a status list, and
   * eight types.
   */
  private static final int MAX_ROUNDS = 16;

  private final CredentialVerifier verifier;
  private final Documents cache;
  private final Fetcher fetcher;

  /**
   * A driver.
   *
   * @param cache what was fetched before; asked first
   * @param fetcher gets what the cache does not have
   */
  public FetchingVerifier(CredentialVerifier verifier, Documents cache, Fetcher fetcher) {
    this.verifier = verifier;
    this.cache = cache;
    this.fetcher = fetcher;
  }

  /**
   * Decides, as {@link CredentialVerifier#verify} does.
   *
   * @param own documents that came with the request; they go before all others
   */
  public CompletionStage<VerificationResult> verify(
      VerificationRequest request, Instant at, TrustLists trust, Documents own) {
    return new Run(request, at, trust, own).next(0);
  }

  private final class Run {

    private final VerificationRequest request;
    private final Instant at;
    private final TrustLists trust;
    private final Documents documents;
    private final Map<String, Finding> fetched = new HashMap<>();

    Run(VerificationRequest request, Instant at, TrustLists trust, Documents own) {
      this.request = request;
      this.at = at;
      this.trust = trust;
      this.documents = own.then(this::fetchedHere).then(cache);
    }

    private Finding fetchedHere(DocumentRequest wanted) {
      return fetched.getOrDefault(key(wanted), new Finding.Missing());
    }

    /** One address may answer in several forms. */
    private static String key(DocumentRequest wanted) {
      return wanted.kind() + " " + wanted.uri();
    }

    CompletionStage<VerificationResult> next(int round) {
      VerificationResult result = verifier.verify(request, at, trust, documents);
      List<DocumentRequest> missing = result.missing();
      if (missing.isEmpty() || round == MAX_ROUNDS) {
        return CompletableFuture.completedFuture(result);
      }
      return fetchAll(missing).thenCompose(done -> next(round + 1));
    }

    private CompletionStage<Void> fetchAll(List<DocumentRequest> missing) {
      List<CompletableFuture<Finding>> running =
          missing.stream().map(wanted -> fetcher.fetch(wanted).toCompletableFuture()).toList();
      return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
          .thenRun(
              () -> {
                for (int i = 0; i < missing.size(); i++) {
                  fetched.put(key(missing.get(i)), running.get(i).join());
                }
              });
    }
  }
}
