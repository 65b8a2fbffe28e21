package dev.assay.x509;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * The frame around what is signed in a certificate: RFC 5280, 4.1.
 *
 * <pre>
 * Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm AlgorithmIdentifier, signature BIT STRING }
 * </pre>
 *
 * <p>No signature covers the lengths in it, the second algorithm identifier and the count of unused
 * bits. The JDK takes them in several forms, so anybody could give a certificate other bytes. Here
 * the frame is made anew, and has to be the one that came. What is inside is not decoded again,
 * because certificates are read for every token.
 */
final class CertificateFrame {

  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final byte VERSION = (byte) 0xa0;
  private static final int LONG_FORM = 0x80;

  private CertificateFrame() {}

  /**
   * Whether bytes begin with a sequence that does not say how long it is, which DER never does. To
   * find its end the JDK calls itself for every level of nesting, until the stack is full.
   */
  static boolean isIndefinite(byte[] ber) {
    return ber.length > 1 && ber[0] == SEQUENCE && (ber[1] & 0xff) == LONG_FORM;
  }

  /** Whether bytes that the JDK has read as a certificate are framed as DER has it: X.690, 10.1. */
  static boolean isDistinguished(byte[] der, X509Certificate certificate) {
    try {
      byte[] tbs = certificate.getTBSCertificate();
      ByteArrayOutputStream content = new ByteArrayOutputStream(der.length);
      content.writeBytes(tbs);
      content.writeBytes(signedAlgorithm(tbs));
      ByteArrayOutputStream signature = new ByteArrayOutputStream();
      signature.write(0); // unused bits
      signature.writeBytes(certificate.getSignature());
      write(content, BIT_STRING, signature.toByteArray());
      ByteArrayOutputStream frame = new ByteArrayOutputStream(der.length);
      write(frame, SEQUENCE, content.toByteArray());
      return Arrays.equals(frame.toByteArray(), der);
    } catch (CertificateEncodingException e) {
      return false;
    }
  }

  /** RFC 5280, 4.1.2: version (unless it is 1), serial number, algorithm identifier. */
  private static byte[] signedAlgorithm(byte[] tbs) {
    int at = content(tbs, 0);
    int serial = tbs[at] == VERSION ? end(tbs, at) : at;
    int algorithm = end(tbs, serial);
    return Arrays.copyOfRange(tbs, algorithm, end(tbs, algorithm));
  }

  private static void write(ByteArrayOutputStream out, int tag, byte[] content) {
    out.write(tag);
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
    if (content.length >= LONG_FORM) {
      out.write(LONG_FORM | bytes);
    }
    for (int shift = 8 * (Math.max(bytes, 1) - 1); shift >= 0; shift -= 8) {
      out.write(content.length >>> shift);
    }
    out.writeBytes(content);
  }

  /** Where the content of the element at an index begins. */
  private static int content(byte[] der, int at) {
    return der[at + 1] < 0 ? at + 2 + (der[at + 1] & 0x7f) : at + 2;
  }

  /** Where the element at an index ends. */
  private static int end(byte[] der, int at) {
    int content = content(der, at);
    int length = der[at + 1] < 0 ? 0 : der[at + 1];
    for (int i = at + 2; i < content; i++) {
      length = (length << 8) | (der[i] & 0xff);
    }
    return content + length;
  }
}
