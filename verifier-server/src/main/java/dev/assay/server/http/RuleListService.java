package dev.assay.server.http;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleListFault;
import dev.assay.rules.RuleListReader;
import dev.assay.rules.RuleLists;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.TrustListSource.OfFile;
import dev.assay.trust.SequenceMemory;
import dev.assay.trust.SequenceMemory.Mark;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the business rules up to date. Files that cannot be used, of which one suffices, leave the
 * rules before them in force, and the log says so.
 */
final class RuleListService {

  private static final Logger LOG = LoggerFactory.getLogger(RuleListService.class);

  private final List<OfFile> sources;
  private final RuleListReader reader;
  private final TrustListReader keys;
  private final SequenceMemory memory = SequenceMemory.inMemory();
  private volatile RuleLists current = RuleLists.NONE;
  private volatile Map<String, String> failures = Map.of();

  RuleListService(List<OfFile> sources, Crypto crypto) {
    this.sources = List.copyOf(sources);
    this.reader = new RuleListReader(crypto);
    this.keys = new TrustListReader(crypto);
  }

  /** The lists in force: a snapshot. */
  RuleLists current() {
    return current;
  }

  /** What went wrong at the last reading, by source; empty if nothing did. */
  Map<String, String> failures() {
    return failures;
  }

  /** Reads the lists for the first time. */
  void start() throws ConfigFault {
    current = read();
    for (RuleList list : current.lists()) {
      LOG.info(
          "rule list {} sequence={} rules={} nextUpdate={}",
          list.id(),
          list.sequence(),
          list.rules().size(),
          list.nextUpdate());
    }
  }

  /** Looks at the files again. Blocks; not for an event loop. */
  synchronized void refresh() {
    try {
      current = read();
      failures = Map.of();
    } catch (ConfigFault e) {
      failures = Map.of("ruleLists", String.valueOf(e.getMessage()));
      LOG.error("rule lists were not taken: {}", e.getMessage());
    }
  }

  private RuleLists read() throws ConfigFault {
    List<RuleList> lists = new ArrayList<>();
    for (OfFile source : sources) {
      RuleList list = read(source);
      if (lists.stream().anyMatch(other -> other.id().equals(list.id()))) {
        throw fault(source, "another file has a list of the identifier " + list.id());
      }
      lists.add(list);
    }
    for (RuleList list : lists) {
      memory.remember(list.id(), mark(list));
    }
    return new RuleLists(lists);
  }

  private RuleList read(OfFile source) throws ConfigFault {
    try {
      byte[] bytes = bytes(source.file());
      RuleList list =
          source.signers().isEmpty()
              ? reader.plain(source.name(), bytes)
              : reader.signed(
                  source.name(),
                  new String(bytes, StandardCharsets.ISO_8859_1).strip(),
                  pinned(source));
      Optional<String> older = memory.refusalOf(list.id(), mark(list));
      if (older.isPresent()) {
        throw fault(source, older.get());
      }
      return list;
    } catch (RuleListFault | TrustListFault e) {
      throw fault(source, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw fault(source, "the file cannot be read");
    }
  }

  private List<VerificationKey> pinned(OfFile source) throws IOException, TrustListFault {
    List<VerificationKey> pinned = new ArrayList<>();
    for (Path signer : source.signers()) {
      pinned.add(keys.signerKey(signer.toString(), Files.readString(signer)));
    }
    return pinned;
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(DocumentKind.TRUST_LIST.maxBytes() + 1); // the reader refuses it then
    }
  }

  private static Mark mark(RuleList list) {
    return new Mark(list.sequence(), list.digest());
  }

  private static ConfigFault fault(OfFile source, String reason) {
    return new ConfigFault("ruleLists", source.name(), "must be a rule list: " + reason);
  }
}
