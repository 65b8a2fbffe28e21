package dev.assay.rules;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.PinnedSignature;
import dev.assay.jose.PinnedSignatureException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads rule lists in our own format, version 1, whole or not at all. The documentation of this
 * package has the format.
 */
public final class RuleListReader {

  /** The {@code typ} of a signed rule list. */
  public static final String TYPE = "rule-list+jwt";

  /** The largest list that is read: 5,000 rules of two thousand bytes. */
  private static final int MAX_BYTES = 10 << 20;

  /** What an operation takes is two levels down, and CertLogic has 64 of them; the rest is ours. */
  private static final int MAX_DEPTH = 2 * CertLogicLimits.DEFAULT.maxDepth() + 8;

  /** Four hundred values a rule, which is twice what a long one has. */
  private static final int MAX_VALUES = 400 * RuleListReading.MAX_RULES;

  static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(MAX_BYTES).withMaxDepth(MAX_DEPTH).withMaxValues(MAX_VALUES);

  private final PinnedSignature signature;

  /** A reader; safe for use by several threads. */
  public RuleListReader(Crypto crypto) {
    this.signature = new PinnedSignature(crypto, TYPE);
  }

  /**
   * A list without a signature. Whoever can write the file decides what is accepted, so this is for
   * files of the operator's own and never for what came over a network.
   *
   * @param source the file, for messages
   */
  public RuleList plain(String source, byte[] json) throws RuleListFault {
    return read(source, json, json);
  }

  /**
   * A list that one of the pinned keys signed, as a compact JWS of type {@code rule-list+jwt}.
   *
   * @param source the file or address, for messages
   * @param pinned the keys of the list's signers, from the operator's configuration
   */
  public RuleList signed(String source, String compact, List<VerificationKey> pinned)
      throws RuleListFault {
    requireSize(source, compact.length());
    return read(
        source, opened(source, compact, pinned), compact.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] opened(String source, String compact, List<VerificationKey> pinned)
      throws RuleListFault {
    try {
      return signature.open(compact, pinned);
    } catch (PinnedSignatureException e) {
      throw new RuleListFault(ruleOf(e.kind()), source, "", e.reason());
    }
  }

  private static RuleListRule ruleOf(PinnedSignatureException.Kind kind) {
    return switch (kind) {
      case CRITICAL -> RuleListRule.CRITICAL;
      case UNSIGNED -> RuleListRule.SIGNATURE;
    };
  }

  private static RuleList read(String source, byte[] json, byte[] received) throws RuleListFault {
    requireSize(source, received.length);
    String digest = "sha256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.digest(received));
    try {
      return RuleListReading.read(
          Json.readObject(json, LIMITS), new RuleList.Origin(source, digest));
    } catch (JsonException e) {
      throw new RuleListFault(
          RuleListRule.SCHEMA, source, e.path(), "it must be a JSON object: " + e.getMessage());
    }
  }

  private static void requireSize(String source, int bytes) throws RuleListFault {
    if (bytes > MAX_BYTES) {
      throw new RuleListFault(
          RuleListRule.SIZE, source, "", bytes + " bytes, at most " + MAX_BYTES);
    }
  }
}
