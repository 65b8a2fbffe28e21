package dev.assay.server.http;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.TrustListSource;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.trust.SequenceMemory;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustListStore;
import dev.assay.trust.TrustLists;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the trust lists up to date. A list that does not load whole leaves the one before it in
 * force, and the failure shows in health, metrics and log until it loads again.
 */
public final class TrustListService {

  private static final Logger LOG = LoggerFactory.getLogger(TrustListService.class);

  private static final String DEMO = "/trust-lists/demo.trust-list.json";

  /** How often sources are looked at. A file costs nothing; an address is asked less often. */
  static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private static final Duration MOST_BETWEEN_FETCHES = Duration.ofHours(1);

  private final List<TrustListSource> sources;
  private final TrustListReader reader;
  private final TrustListStore store = new TrustListStore(SequenceMemory.inMemory());
  private final Fetcher fetcher;
  private final ServerMetrics metrics;
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, Instant> nextFetch = new ConcurrentHashMap<>();

  /** A service over these sources; none means the embedded demo list. */
  public TrustListService(
      List<TrustListSource> sources, Crypto crypto, Fetcher fetcher, ServerMetrics metrics) {
    this.sources = List.copyOf(sources);
    this.reader = new TrustListReader(crypto);
    this.fetcher = fetcher;
    this.metrics = metrics;
  }

  /** The lists in force: a snapshot. */
  public TrustLists current() {
    return store.current();
  }

  /** What went wrong at the last reading, by source; empty if nothing did. */
  public Map<String, String> failures() {
    return Map.copyOf(failures);
  }

  /** Whether every source has a list in force, and each may still be relied on. */
  public boolean isReady(Instant at) {
    List<TrustList> lists = current().lists();
    return lists.size() == Math.max(1, sources.size())
        && lists.stream().noneMatch(list -> list.freshnessAt(at) == TrustList.Freshness.EXPIRED);
  }

  /**
   * Reads every list for the first time. An address that does not answer is asked again later; a
   * file of the operator's own that cannot be used is a fault of the configuration.
   */
  public void start(Instant now) throws ConfigFault {
    if (sources.isEmpty()) {
      startDemo();
    }
    for (TrustListSource source : sources) {
      read(source, now);
      String failure = failures.get(source.name());
      if (failure != null && source instanceof TrustListSource.OfFile) {
        throw new ConfigFault("trustLists", source.name(), "must be a trust list: " + failure);
      }
    }
    for (TrustList list : current().lists()) {
      LOG.info(
          "trust list {} sequence={} entries={} nextUpdate={} freshness={}",
          list.id(),
          list.sequence(),
          list.entries().size(),
          list.nextUpdate(),
          list.freshnessAt(now));
    }
  }

  /** Looks at every source again. Blocks; not for an event loop. */
  public synchronized void refresh(Instant now) {
    for (TrustListSource source : sources) {
      boolean due =
          source instanceof TrustListSource.OfFile
              || !now.isBefore(nextFetch.getOrDefault(source.name(), Instant.EPOCH));
      if (due) {
        read(source, now);
      }
    }
  }

  private void startDemo() throws ConfigFault {
    try (InputStream in = TrustListService.class.getResourceAsStream(DEMO)) {
      if (in == null) {
        throw new ConfigFault("trustLists", "empty", "must name a list: there is no demo list");
      }
      store.accept(reader.plain("demo", in.readAllBytes()));
      LOG.warn(
          "NO TRUST LIST IS CONFIGURED: the embedded demo list is in force. Its issuers are"
              + " invented and their keys are public. Use it to look around and for nothing else.");
    } catch (IOException | TrustListFault e) {
      throw new ConfigFault("trustLists", "the demo list", "must be readable: " + e.getMessage());
    }
  }

  private void read(TrustListSource source, Instant now) {
    try {
      store.accept(list(source));
      failures.remove(source.name());
      metrics.trustListRead("accepted");
    } catch (TrustListFault | ConfigFault | IOException e) {
      String reason = e instanceof IOException ? "the file cannot be read" : e.getMessage();
      failures.put(source.name(), reason);
      metrics.trustListRead("refused");
      LOG.error("trust list {} was not taken: {}", source.name(), reason);
    }
    nextFetch.put(source.name(), now.plus(untilNext(source, now)));
  }

  /** A tenth of what is left, so that several attempts fit before the list is out of date. */
  private Duration untilNext(TrustListSource source, Instant now) {
    Optional<Duration> left =
        current().lists().stream()
            .filter(list -> list.source().equals(source.name()))
            .map(list -> Duration.between(now, list.nextUpdate()).dividedBy(10))
            .findFirst();
    Duration wait = left.orElse(BETWEEN_LOOKS);
    if (wait.compareTo(BETWEEN_LOOKS) < 0 || failures.containsKey(source.name())) {
      return BETWEEN_LOOKS;
    }
    return wait.compareTo(MOST_BETWEEN_FETCHES) > 0 ? MOST_BETWEEN_FETCHES : wait;
  }

  private TrustList list(TrustListSource source) throws TrustListFault, ConfigFault, IOException {
    byte[] bytes =
        source instanceof TrustListSource.OfUrl address
            ? fetched(address.url())
            : file(((TrustListSource.OfFile) source).file());
    if (source.signers().isEmpty()) {
      return reader.plain(source.name(), bytes);
    }
    List<VerificationKey> pinned = new ArrayList<>();
    for (Path signer : source.signers()) {
      pinned.add(reader.signerKey(signer.toString(), Files.readString(signer)));
    }
    String compact = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    return reader.signed(source.name(), compact, pinned);
  }

  private static byte[] file(Path file) throws IOException {
    int most = DocumentKind.TRUST_LIST.maxBytes();
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1); // the reader refuses what is larger
    }
  }

  /** The operator names the address, so its host is permitted; all other fetch rules hold. */
  private byte[] fetched(URI url) throws ConfigFault {
    DocumentRequest request =
        new DocumentRequest(url, DocumentKind.TRUST_LIST, Set.of(url.getRawAuthority()));
    Finding finding = fetcher.fetch(request).toCompletableFuture().join();
    if (finding instanceof Finding.Found found) {
      return found.document().bytes();
    }
    String why =
        finding instanceof Finding.Unavailable unavailable ? unavailable.reason() : "no answer";
    throw new ConfigFault("trustLists", url.toString(), "must answer: " + why);
  }
}
