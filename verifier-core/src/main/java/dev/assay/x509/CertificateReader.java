package dev.assay.x509;

import dev.assay.x509.CertificateFault.Reason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one X.509 certificate, and nothing else, from bytes or text.
 *
 * <p>The JDK's factory does the reading: it remembers what it has read, so the same bytes again
 * cost little.
 */
public final class CertificateReader {

  /** An RSA certificate with many names has 4 KiB; a post-quantum one would not fit, on purpose. */
  static final int MAX_BYTES = 16 << 10;

  private static final int MAX_BASE64_CHARS = (MAX_BYTES + 2) / 3 * 4;
  private static final int MAX_PEM_CHARS = 2 * MAX_BASE64_CHARS;
  private static final int DER_SEQUENCE = 0x30;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final Pattern BLOCK = Pattern.compile(BEGIN + "[^-]*" + END);

  private CertificateReader() {}

  /** Reads DER bytes. */
  public static X509Certificate der(byte[] der) throws CertificateFault {
    if (der.length > MAX_BYTES) {
      throw new CertificateFault(Reason.TOO_LARGE);
    }
    // The JDK would also take PEM; what is announced as DER has to be DER.
    if (der.length == 0 || der[0] != DER_SEQUENCE || CertificateFrame.isIndefinite(der)) {
      throw new CertificateFault(Reason.DER);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(der);
    X509Certificate certificate = parse(in);
    if (in.available() > 0) {
      throw new CertificateFault(Reason.TRAILING_DATA);
    }
    if (!CertificateFrame.isDistinguished(der, certificate)) {
      throw new CertificateFault(Reason.DER);
    }
    return certificate;
  }

  /** Reads the base64 of DER bytes, as in {@code x5c}: RFC 7515, 4.1.6. */
  public static X509Certificate base64(String text) throws CertificateFault {
    if (text.length() > MAX_BASE64_CHARS) {
      throw new CertificateFault(Reason.TOO_LARGE);
    }
    byte[] der = decode(text);
    // One certificate, one text: no missing padding, no loose bits.
    if (!Base64.getEncoder().encodeToString(der).equals(text)) {
      throw new CertificateFault(Reason.BASE64);
    }
    return der(der);
  }

  /** Reads one PEM block: RFC 7468, 5. White space around it is ignored. */
  public static X509Certificate pem(String text) throws CertificateFault {
    if (text.length() > MAX_PEM_CHARS) {
      throw new CertificateFault(Reason.TOO_LARGE);
    }
    String block = text.strip();
    if (!block.startsWith(BEGIN)
        || !block.endsWith(END)
        || block.length() < BEGIN.length() + END.length()) {
      throw new CertificateFault(Reason.PEM);
    }
    String body = block.substring(BEGIN.length(), block.length() - END.length());
    return der(decode(body.replaceAll("[ \t\r\n]", "")));
  }

  /** Reads every PEM block of a text, in their order; whatever stands around them is ignored. */
  public static List<X509Certificate> pems(String text) throws CertificateFault {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      certificates.add(pem(block.group()));
    }
    return certificates;
  }

  private static byte[] decode(String base64) throws CertificateFault {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new CertificateFault(Reason.BASE64);
    }
  }

  private static X509Certificate parse(ByteArrayInputStream der) throws CertificateFault {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(der);
    } catch (CertificateException | RuntimeException e) {
      // The JDK throws several unchecked kinds for what it does not expect.
      throw new CertificateFault(Reason.DER);
    }
  }
}
