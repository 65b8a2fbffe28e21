package dev.assay.server.cli;

import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleWriter;
import dev.assay.bundle.EntryKind;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name what goes into a bundle. */
final class BundleContents {

  /** Told after each file that was read. */
  @FunctionalInterface
  interface Progress {
    void done(int files, int of);
  }

  @Option(
      names = "--trust-list",
      paramLabel = "FILE",
      description = "A trust list. May be repeated; the first has precedence.")
  private List<String> trustLists = new ArrayList<>();

  @Option(
      names = "--trust-list-signer",
      paramLabel = "FILE",
      description =
          "Who must have signed the trust lists: a public JWK or a certificate. May be repeated.")
  private List<String> trustListSigners = new ArrayList<>();

  @Option(
      names = "--document",
      paramLabel = "URI=FILE",
      description =
          "What would otherwise be fetched from URI: a status list, a revocation list, a list of"
              + " revoked cards, issuer metadata, a key set, a DID document or type metadata. May be"
              + " repeated.")
  private List<String> documents = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "A list of business rules. May be repeated.")
  private List<String> ruleLists = new ArrayList<>();

  @Option(
      names = "--rules-signer",
      paramLabel = "FILE",
      description =
          "Who must have signed the rule lists: a public JWK or a certificate. May be repeated.")
  private List<String> ruleListSigners = new ArrayList<>();

  /**
   * Reads every file.
   *
   * @param issued the instant at which the bundle is made
   */
  void addTo(BundleWriter writer, Crypto crypto, Instant issued, Progress progress)
      throws CommandFault, BundleFault {
    int all = trustLists.size() + documents.size() + ruleLists.size();
    int done = 0;
    List<VerificationKey> listSigners = SignerFile.keys(trustListSigners, crypto);
    for (String file : trustLists) {
      Document list = list(file, EntryKind.TRUST_LIST, listSigners, issued);
      writer.trustList(list, listSigners);
      progress.done(++done, all);
    }
    List<VerificationKey> ruleSigners = SignerFile.keys(ruleListSigners, crypto);
    for (String file : ruleLists) {
      writer.ruleList(list(file, EntryKind.RULE_LIST, ruleSigners, issued), ruleSigners);
      progress.done(++done, all);
    }
    for (String option : documents) {
      BundleDocument document = BundleDocument.of(option);
      byte[] bytes = document.bytes(DocumentKind.STATUS_LIST.maxBytes());
      DocumentKind kind = document.kind(bytes);
      writer.document(kind, document.document(kind.mediaTypes().get(0), bytes, issued));
      progress.done(++done, all);
    }
  }

  private static Document list(
      String file, EntryKind kind, List<VerificationKey> signers, Instant issued)
      throws CommandFault {
    BundleDocument named = new BundleDocument(Path.of(file).toUri(), file);
    byte[] bytes = named.bytes(kind.maxBytes());
    boolean signed = TrustOptions.isCompact(bytes);
    if (signed && signers.isEmpty()) {
      String option = kind.equals(EntryKind.TRUST_LIST) ? "--trust-list" : "--rules";
      throw CommandFault.usage(file + " is signed: add " + option + "-signer FILE");
    }
    return named.document(
        signed ? "application/jwt" : "application/json", signed ? stripped(bytes) : bytes, issued);
  }

  /** Commands end a file with a line break; the token has none. */
  private static byte[] stripped(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
