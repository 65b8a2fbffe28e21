package dev.assay.trust;

import dev.assay.crypto.KeyRejectedException;
import java.util.Base64;

/** Reads one public key in PEM: RFC 7468, 13. */
final class PublicKeyPem {

  static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  /** RSA of 8192 bits has 1,400 characters. */
  private static final int MAX_CHARS = 4096;

  private PublicKeyPem() {}

  /** The DER of the SubjectPublicKeyInfo. White space around the block is ignored. */
  static byte[] der(String text) throws KeyRejectedException {
    String block = text.strip();
    if (block.length() > MAX_CHARS
        || !block.startsWith(BEGIN)
        || !block.endsWith(END)
        || block.length() < BEGIN.length() + END.length()) {
      throw malformed();
    }
    String body = block.substring(BEGIN.length(), block.length() - END.length());
    try {
      return Base64.getDecoder().decode(body.replaceAll("[ \t\r\n]", ""));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static KeyRejectedException malformed() {
    return new KeyRejectedException(
        KeyRejectedException.Reason.MALFORMED, "it is not one PEM block of a public key");
  }
}
