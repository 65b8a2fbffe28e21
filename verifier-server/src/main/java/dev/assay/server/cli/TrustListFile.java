package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.document.DocumentKind;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A trust list to look at, not to trust. */
final class TrustListFile {

  private final String name;
  private final byte[] json;
  private final Signature signature;

  private TrustListFile(String name, byte[] json, Signature signature) {
    this.name = name;
    this.json = json;
    this.signature = signature;
  }

  /** What is known of the signature. */
  enum Signature {
    /** There is none. */
    NONE,
    /** There is one, and nobody said whose it should be. */
    UNCHECKED,
    /** By the key that was named. */
    HOLDS
  }

  /**
   * Reads the file.
   *
   * @param signer a file with the key that must have signed it
   */
  static TrustListFile read(
      String name, Optional<String> signer, InputStream standardInput, Crypto crypto)
      throws CommandFault, TrustListFault {
    byte[] bytes = new InputFile(name).bytes(standardInput, DocumentKind.TRUST_LIST.maxBytes());
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (signer.isPresent()) {
      TrustListReader reader = new TrustListReader(crypto);
      String key = new InputFile(signer.get()).text(standardInput, 64 << 10);
      reader.signed(name, text, List.of(reader.signerKey(signer.get(), key)));
    }
    if (!text.startsWith("ey")) {
      return new TrustListFile(name, bytes, Signature.NONE);
    }
    Signature signature = signer.isPresent() ? Signature.HOLDS : Signature.UNCHECKED;
    return new TrustListFile(name, payload(name, text), signature);
  }

  private static byte[] payload(String name, String compact) throws CommandFault {
    try {
      return Jws.parse(compact, JsonLimits.DEFAULT).payload();
    } catch (JoseException e) {
      throw CommandFault.input(name + " must be a trust list: " + e.getMessage());
    }
  }

  TrustList list(Crypto crypto) throws TrustListFault {
    return new TrustListReader(crypto).plain(name, json);
  }

  /** The JSON, without the signature if it had one. */
  byte[] json() {
    return json.clone();
  }

  Signature signature() {
    return signature;
  }

  /** What is known of the signature, for people. */
  String signatureText() {
    return switch (signature) {
      case NONE -> "not signed";
      case UNCHECKED -> "signed; by whom was not checked: name the key with --signer";
      case HOLDS -> "signed by the key that was named";
    };
  }
}
