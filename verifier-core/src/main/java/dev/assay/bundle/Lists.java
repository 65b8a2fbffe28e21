package dev.assay.bundle;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleListFault;
import dev.assay.rules.RuleListReader;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the lists of a bundle. Of one that is signed itself that signature is verified too. */
final class Lists {

  private final String source;
  private final TrustListReader trust;
  private final RuleListReader rules;

  Lists(Crypto crypto, String source) {
    this.source = source;
    this.trust = new TrustListReader(crypto);
    this.rules = new RuleListReader(crypto);
  }

  TrustList trustList(String name, byte[] contents, List<VerificationKey> signers)
      throws BundleFault {
    try {
      return signers.isEmpty()
          ? trust.plain(name, contents)
          : trust.signed(name, compact(contents), signers);
    } catch (TrustListFault e) {
      String problems =
          e.problems().stream()
              .map(TrustListFault.Problem::toString)
              .collect(Collectors.joining("; "));
      throw new BundleFault(BundleRule.LISTS, source, name + ": " + problems);
    }
  }

  RuleList ruleList(String name, byte[] contents, List<VerificationKey> signers)
      throws BundleFault {
    try {
      return signers.isEmpty()
          ? rules.plain(name, contents)
          : rules.signed(name, compact(contents), signers);
    } catch (RuleListFault e) {
      throw new BundleFault(BundleRule.LISTS, source, name + ": " + e.path() + ": " + e.reason());
    }
  }

  private static String compact(byte[] contents) {
    return new String(contents, StandardCharsets.ISO_8859_1);
  }
}
