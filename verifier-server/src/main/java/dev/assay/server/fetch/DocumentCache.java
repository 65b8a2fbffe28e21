package dev.assay.server.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.FetchFault;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps what was fetched, shared by all requests. One fetch at a time for each address; a document
 * past its freshness answers for a while yet, and one new one is got meanwhile; an address that
 * failed is left alone for a while.
 */
public final class DocumentCache implements Documents, Fetcher {

  /** SEC-09: 30 to 60 s. */
  private static final Duration FAILURE_LASTS = Duration.ofSeconds(30);

  /** SEC-10: a key that is not there is looked for again at most once a minute. */
  private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(1);

  /** What an entry takes besides its bytes. */
  private static final int OVERHEAD_BYTES = 1_024;

  private final Function<DocumentRequest, CompletionStage<Download>> source;
  private final InstantSource clock;
  private final Duration staleFor;
  private final Cache<String, Entry> entries;
  private final Map<String, CompletableFuture<Finding>> running = new ConcurrentHashMap<>();

  private record Entry(Finding finding, Freshness freshness, Instant tried, DocumentRequest from) {

    int weight() {
      return OVERHEAD_BYTES
          + (finding instanceof Finding.Found found ? found.document().size() : 0);
    }
  }

  /** A cache before a fetcher. */
  public DocumentCache(HttpFetcher fetcher, Duration staleFor, long maxBytes, InstantSource clock) {
    this(fetcher::download, staleFor, maxBytes, clock);
  }

  DocumentCache(
      Function<DocumentRequest, CompletionStage<Download>> source,
      Duration staleFor,
      long maxBytes,
      InstantSource clock) {
    this.source = source;
    this.staleFor = staleFor;
    this.clock = clock;
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String key, Entry entry) -> entry.weight())
            .build();
  }

  /** How many documents and failures are kept. */
  public long size() {
    return entries.estimatedSize();
  }

  @Override
  public Finding find(DocumentRequest request) {
    // What another issuer may be asked for is not this issuer's word.
    if (!request.hostIsPermitted()) {
      return new Finding.Missing();
    }
    String key = key(request);
    Entry entry = entries.getIfPresent(key);
    Instant now = clock.instant();
    if (entry == null || !now.isBefore(entry.freshness().usableUntil())) {
      return new Finding.Missing();
    }
    if (!now.isBefore(entry.freshness().freshUntil())
        && !now.isBefore(entry.tried().plus(FAILURE_LASTS))) {
      // Nobody waits: whoever asks after it sees what came of it.
      CompletableFuture<Finding> unused = run(key, request);
    }
    return entry.finding();
  }

  @Override
  public CompletionStage<Finding> fetch(DocumentRequest request) {
    if (!request.hostIsPermitted()) {
      return CompletableFuture.completedFuture(
          new Finding.Unavailable(
              FetchFault.BLOCKED, "the trust list does not permit to ask this host"));
    }
    Finding kept = find(request);
    return kept instanceof Finding.Missing
        ? run(key(request), request)
        : CompletableFuture.completedFuture(kept);
  }

  /**
   * Gets a document anew because what it should contain was not in it; completes with whether there
   * is a newer one now.
   */
  public CompletionStage<Boolean> refresh(Document used) {
    return entries.asMap().entrySet().stream()
        .filter(entry -> isDue(entry.getValue(), used))
        .findFirst()
        .map(entry -> newer(entry.getKey(), entry.getValue().from(), used))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  /** The same for what a request is known to have given. */
  public CompletionStage<Boolean> refresh(DocumentRequest request, Document used) {
    String key = key(request);
    Entry entry = entries.getIfPresent(key);
    return entry != null && isDue(entry, used)
        ? newer(key, request, used)
        : CompletableFuture.completedFuture(false);
  }

  private boolean isDue(Entry entry, Document used) {
    return entry.finding().equals(new Finding.Found(used))
        && !clock.instant().isBefore(entry.tried().plus(BETWEEN_REFRESHES));
  }

  private CompletionStage<Boolean> newer(String key, DocumentRequest request, Document used) {
    return run(key, request)
        .thenApply(
            finding ->
                finding instanceof Finding.Found found
                    && !found.document().digest().equals(used.digest()));
  }

  /** A hundred who ask at once are answered by one fetch. */
  private CompletableFuture<Finding> run(String key, DocumentRequest request) {
    CompletableFuture<Finding> mine = new CompletableFuture<>();
    CompletableFuture<Finding> first = running.putIfAbsent(key, mine);
    if (first != null) {
      return first;
    }
    source
        .apply(request)
        .whenComplete(
            (download, e) -> {
              Finding finding = keep(key, request, download);
              running.remove(key);
              mine.complete(finding);
            });
    return mine;
  }

  private Finding keep(String key, DocumentRequest request, Download download) {
    Instant now = clock.instant();
    if (download.finding() instanceof Finding.Found found) {
      Freshness freshness =
          Freshness.of(found.document(), request.kind(), download.maxAge(), staleFor);
      entries.put(key, new Entry(found, freshness, now, request));
      return found;
    }
    Entry before = entries.getIfPresent(key);
    if (before != null
        && before.finding() instanceof Finding.Found
        && now.isBefore(before.freshness().usableUntil())) {
      // SEC-10, TSL-24: what is not out of date yet stays, and the publisher is left alone.
      entries.put(key, new Entry(before.finding(), before.freshness(), now, request));
      return before.finding();
    }
    Instant until = now.plus(FAILURE_LASTS);
    entries.put(key, new Entry(download.finding(), new Freshness(until, until), now, request));
    return download.finding();
  }

  /** The kind decides what is taken for an answer, so one address may have several. */
  private static String key(DocumentRequest request) {
    return request.kind().code() + " " + request.uri();
  }
}
