package dev.assay.server.cli;

import dev.assay.OfflineVerifier;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleListFault;
import dev.assay.rules.RuleListReader;
import dev.assay.rules.RuleLists;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that name lists of business rules, and how these lists are read. */
final class RuleOptions {

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Business rules that may be asked for: a rule list. May be repeated.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--rules-signer",
      paramLabel = "FILE",
      description =
          "Who must have signed the rule lists: a public JWK or a certificate. May be repeated.")
  private List<String> signers = new ArrayList<>();

  /**
   * Reads every list, behind those of a bundle: all of them, or none.
   *
   * @param bundled what decides from a bundle, if one is named
   */
  RuleLists read(Crypto crypto, Optional<OfflineVerifier> bundled) throws CommandFault {
    if (lists.isEmpty() && !signers.isEmpty()) {
      throw CommandFault.usage("--rules-signer needs --rules FILE");
    }
    List<VerificationKey> pinned = SignerFile.keys(signers, crypto);
    RuleListReader reader = new RuleListReader(crypto);
    List<RuleList> read = new ArrayList<>();
    bundled.ifPresent(verifier -> read.addAll(verifier.ruleLists()));
    for (String source : lists) {
      read.add(read(source, reader, pinned));
    }
    long names = read.stream().map(RuleList::id).distinct().count();
    if (names < read.size()) {
      throw CommandFault.usage(
          "--rules must name lists of other identifiers than each other and the bundle, and these"
              + " are "
              + read.stream().map(RuleList::id).collect(Collectors.joining(", ")));
    }
    return new RuleLists(read);
  }

  private static RuleList read(String source, RuleListReader reader, List<VerificationKey> pinned)
      throws CommandFault {
    byte[] bytes =
        new InputFile(source)
            .bytes(InputStream.nullInputStream(), DocumentKind.TRUST_LIST.maxBytes());
    try {
      if (!pinned.isEmpty()) {
        String compact = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        return reader.signed(source, compact, pinned);
      }
      if (TrustOptions.isCompact(bytes)) {
        throw CommandFault.usage(source + " is signed: add --rules-signer FILE");
      }
      return reader.plain(source, bytes);
    } catch (RuleListFault e) {
      throw CommandFault.input(e.getMessage() + " [" + e.rule().code() + "]");
    }
  }
}
