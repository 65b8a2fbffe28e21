package dev.assay.trust;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.PinnedSignature;
import dev.assay.jose.PinnedSignatureException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads trust lists in our own format, version 1, whole or not at all. The format is described in
 * {@code trust-lists/README.md}, and by the JSON Schema beside it.
 */
public final class TrustListReader {

  /** The {@code typ} of a signed trust list. */
  public static final String TYPE = "trust-list+jwt";

  /**
   * The largest list that is read: 100,000 entries of two hundred bytes, or 10,000 of two thousand.
   */
  private static final int MAX_BYTES = DocumentKind.TRUST_LIST.maxBytes();

  /** A list has six levels; the rest is room for notes of the operator's own. */
  private static final int MAX_DEPTH = 16;

  /** Forty values an entry: more than one with two services has. */
  private static final int MAX_VALUES = 40 * ListReading.MAX_ENTRIES;

  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(MAX_BYTES).withMaxDepth(MAX_DEPTH).withMaxValues(MAX_VALUES);

  private final Crypto crypto;
  private final PinnedSignature signature;

  /** A reader; safe for use by several threads. */
  public TrustListReader(Crypto crypto) {
    this.crypto = crypto;
    this.signature = new PinnedSignature(crypto, TYPE);
  }

  /**
   * A list without a signature. Whoever can write the file decides who is trusted, so this is for
   * files of the operator's own and never for what came over a network.
   *
   * @param source the file, for messages
   */
  public TrustList plain(String source, byte[] json) throws TrustListFault {
    return read(source, json, json);
  }

  /**
   * A list that one of the pinned keys signed, as a compact JWS of type {@code trust-list+jwt}.
   *
   * @param source the file or address, for messages
   * @param pinned the keys of the list's signers, from the operator's configuration
   */
  public TrustList signed(String source, String compact, List<VerificationKey> pinned)
      throws TrustListFault {
    requireSize(source, compact.length());
    return read(
        source, opened(source, compact, pinned), compact.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The key of a list signer.
   *
   * @param source the file, for messages
   * @param jwkOrCertificate a JWK, or a certificate in PEM; of the certificate only its key counts
   */
  public VerificationKey signerKey(String source, String jwkOrCertificate) throws TrustListFault {
    try {
      return SignerKey.read(jwkOrCertificate, crypto);
    } catch (KeyRejectedException e) {
      throw unsigned(
          source,
          "a list signer must be a JWK with a public key, or a certificate in PEM: "
              + e.getMessage());
    }
  }

  private TrustList read(String source, byte[] json, byte[] received) throws TrustListFault {
    requireSize(source, received.length);
    try {
      TrustList.Origin origin = new TrustList.Origin(source, digest(received));
      return new ListReading(crypto).read(Json.readObject(json, LIMITS), origin);
    } catch (JsonException e) {
      throw new TrustListFault(
          TrustListRule.SCHEMA, source, "it must be a JSON object: " + e.getMessage());
    }
  }

  private byte[] opened(String source, String compact, List<VerificationKey> pinned)
      throws TrustListFault {
    try {
      return signature.open(compact, pinned);
    } catch (PinnedSignatureException e) {
      throw new TrustListFault(ruleOf(e.kind()), source, e.reason());
    }
  }

  private static TrustListRule ruleOf(PinnedSignatureException.Kind kind) {
    return switch (kind) {
      case CRITICAL -> TrustListRule.CRITICAL;
      case UNSIGNED -> TrustListRule.SIGNATURE;
    };
  }

  private static void requireSize(String source, int bytes) throws TrustListFault {
    if (bytes > MAX_BYTES) {
      throw new TrustListFault(TrustListRule.SIZE, source, bytes + " bytes, at most " + MAX_BYTES);
    }
  }

  private static TrustListFault unsigned(String source, String reason) {
    return new TrustListFault(TrustListRule.SIGNATURE, source, reason);
  }

  static String digest(byte[] received) {
    return "sha256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.digest(received));
  }
}
