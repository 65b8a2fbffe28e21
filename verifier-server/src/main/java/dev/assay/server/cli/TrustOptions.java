package dev.assay.server.cli;

import dev.assay.OfflineVerifier;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Finding;
import dev.assay.trust.SequenceMemory;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustListStore;
import dev.assay.trust.TrustLists;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that name trust lists, and how these lists are read. */
final class TrustOptions {

  private static final String HTTPS = "https://";

  /** A certificate or a key; the largest have a few thousand bytes. */
  private static final int MAX_KEY_BYTES = 64 << 10;

  @Option(
      names = "--trust-list",
      paramLabel = "FILE|URL",
      description = "Whom to trust: a trust list. May be repeated; the first has precedence.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--trust-list-signer",
      paramLabel = "FILE",
      description =
          "Who must have signed the trust lists: a public JWK or a certificate. May be repeated."
              + " Lists from a URL need it.")
  private List<String> signers = new ArrayList<>();

  /** Whether any list is named. */
  boolean any() {
    return !lists.isEmpty();
  }

  /**
   * Reads every list: all of them, or none.
   *
   * @param bundled what decides from a bundle, if one is named; its lists are in force already, so
   *     that no other issue of one, and no list of another environment, comes to stand beside them
   */
  TrustLists read(Crypto crypto, Network network, Optional<OfflineVerifier> bundled)
      throws CommandFault {
    List<TrustList> held = bundled.map(one -> one.trustLists().lists()).orElse(List.of());
    TrustListReader reader = new TrustListReader(crypto);
    TrustListStore store = new TrustListStore(SequenceMemory.inMemory());
    List<VerificationKey> pinned = signers(reader);
    for (TrustList list : held) {
      accept(list, store);
    }
    for (String source : lists) {
      try {
        accept(read(source, reader, pinned, network), store);
      } catch (TrustListFault e) {
        throw CommandFault.input(TrustListFaults.text(e));
      }
    }
    List<TrustList> all = store.current().lists();
    return new TrustLists(all.subList(held.size(), all.size()));
  }

  private static void accept(TrustList list, TrustListStore store) throws CommandFault {
    try {
      store.accept(list);
    } catch (TrustListFault e) {
      throw CommandFault.input(TrustListFaults.line(e));
    }
  }

  private static TrustList read(
      String source, TrustListReader reader, List<VerificationKey> pinned, Network network)
      throws CommandFault, TrustListFault {
    if (source.startsWith(HTTPS) && pinned.isEmpty()) {
      throw CommandFault.usage(
          source + " comes over a network, so it must be signed: add --trust-list-signer FILE");
    }
    byte[] bytes = source.startsWith(HTTPS) ? fetched(source, network) : local(source);
    if (!pinned.isEmpty()) {
      String compact = new String(bytes, StandardCharsets.ISO_8859_1).strip();
      return reader.signed(source, compact, pinned);
    }
    if (isCompact(bytes)) {
      throw CommandFault.usage(source + " is signed: add --trust-list-signer FILE");
    }
    return reader.plain(source, bytes);
  }

  /** A JSON object begins with a brace, a compact JWS with the base64url of one. */
  static boolean isCompact(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 'e' && bytes[1] == 'y';
  }

  private List<VerificationKey> signers(TrustListReader reader) throws CommandFault {
    List<VerificationKey> keys = new ArrayList<>();
    for (String signer : signers) {
      String text = new InputFile(signer).text(InputStream.nullInputStream(), MAX_KEY_BYTES);
      try {
        keys.add(reader.signerKey(signer, text));
      } catch (TrustListFault e) {
        throw CommandFault.input(TrustListFaults.text(e));
      }
    }
    return keys;
  }

  private static byte[] local(String source) throws CommandFault {
    if (source.startsWith("http://")) {
      throw CommandFault.usage(source + " must be an https URL or a file");
    }
    return new InputFile(source)
        .bytes(InputStream.nullInputStream(), DocumentKind.TRUST_LIST.maxBytes());
  }

  /** The operator names the address, so its host is permitted; all other fetch rules hold. */
  private static byte[] fetched(String source, Network network) throws CommandFault {
    URI uri = uri(source);
    DocumentRequest request =
        new DocumentRequest(uri, DocumentKind.TRUST_LIST, Set.of(uri.getRawAuthority()));
    Finding finding = network.fetcher().fetch(request).toCompletableFuture().join();
    if (finding instanceof Finding.Found found) {
      Document document = found.document();
      return document.bytes();
    }
    String why =
        finding instanceof Finding.Unavailable unavailable ? unavailable.reason() : "no answer";
    throw CommandFault.input(source + " could not be fetched: " + why);
  }

  private static URI uri(String source) throws CommandFault {
    try {
      URI uri = new URI(source);
      if (uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The same fault as for a URL without a host.
    }
    throw CommandFault.usage(source + " must be an https URL such as https://trust.example/list");
  }
}
