package dev.assay.bundle;

import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;
import dev.assay.rules.RuleList;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the contents of a bundle for use: all of them, or none. */
final class Contents {

  private final Lists lists;
  private final BundleLimits limits;
  private final String source;

  private final List<TrustList> trustLists = new ArrayList<>();
  private final List<RuleList> ruleLists = new ArrayList<>();
  private final Map<String, Document> documents = new HashMap<>();

  Contents(Crypto crypto, BundleLimits limits, String source) {
    this.lists = new Lists(crypto, source);
    this.limits = limits;
    this.source = source;
  }

  OfflineBundle read(BundleFile file) throws BundleFault {
    List<BundleEntry> entries = file.manifest().entries();
    for (int i = 0; i < entries.size(); i++) {
      add(entries.get(i), expanded(entries.get(i), file.stored().get(i)));
    }
    requireOnce(trustLists.stream().map(TrustList::id).toList());
    requireOnce(ruleLists.stream().map(RuleList::id).toList());
    requireOneEnvironment();
    return new OfflineBundle(
        source, file.manifest(), new TrustLists(trustLists), ruleLists, documents);
  }

  private byte[] expanded(BundleEntry entry, byte[] stored) throws BundleFault {
    if (entry.deflated().isEmpty()) {
      return stored;
    }
    byte[] contents;
    try {
      contents = Inflate.raw(stored, new Inflate.Limits(entry.size(), limits.maxRatio()));
    } catch (InflateException e) {
      throw new BundleFault(
          BundleRule.INFLATION,
          source,
          "entry " + entry.name() + " does not expand to " + entry.size() + " bytes");
    }
    if (contents.length != entry.size()) {
      throw new BundleFault(
          BundleRule.INFLATION,
          source,
          "entry " + entry.name() + " expands to " + contents.length + ", not " + entry.size());
    }
    if (!Digests.of(contents).equals(entry.digest())) {
      throw new BundleFault(
          BundleRule.DIGEST, source, "entry " + entry.name() + " expands to another digest");
    }
    return contents;
  }

  private void add(BundleEntry entry, byte[] contents) throws BundleFault {
    if (entry.kind().equals(EntryKind.TRUST_LIST)) {
      trustLists.add(lists.trustList(entry.uri().toString(), contents, entry.signers()));
    } else if (entry.kind().equals(EntryKind.RULE_LIST)) {
      ruleLists.add(lists.ruleList(entry.uri().toString(), contents, entry.signers()));
    } else {
      documents.put(
          entry.key(), Document.of(entry.uri(), entry.mediaType(), contents, entry.fetchedAt()));
    }
  }

  /** Whoever is trusted for tests must not be trusted beside those who are trusted in earnest. */
  private void requireOneEnvironment() throws BundleFault {
    for (TrustList list : trustLists) {
      TrustList first = trustLists.get(0);
      if (list.environment() != first.environment()) {
        throw new BundleFault(
            BundleRule.LISTS,
            source,
            "trust list "
                + list.id()
                + " is for environment "
                + list.environment().code()
                + ", and "
                + first.id()
                + " for "
                + first.environment().code());
      }
    }
  }

  private void requireOnce(List<String> ids) throws BundleFault {
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new BundleFault(BundleRule.LISTS, source, "list " + id + " is there twice");
      }
    }
  }
}
