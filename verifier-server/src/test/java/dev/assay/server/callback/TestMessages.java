package dev.assay.server.callback;

import dev.assay.testkit.TestKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks message signatures of anybody, after RFC 9421, 3.2, as far as its examples need. It has
 * nothing in common with what signs.
 */
final class TestMessages {

  /** RFC 9421, B.1.3. */
  static final PublicKey RFC_P256 =
      key(
          "EC",
          "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
              + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==");

  /** RFC 9421, B.1.4. */
  static final PublicKey RFC_ED25519 =
      key("Ed25519", "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");

  /** RFC 9421, B.1.4, in PKCS #8. */
  static final String RFC_ED25519_PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
      -----END PRIVATE KEY-----
      """;

  private static final Pattern COMPONENT = Pattern.compile("\"([^\"]+)\"");

  private TestMessages() {}

  /**
   * Whether the signature of this label is one by this key.
   *
   * @param parts derived components and fields, by their names in lower case
   */
  static boolean isSigned(Map<String, String> parts, String label, PublicKey key)
      throws GeneralSecurityException {
    String input = member(parts.getOrDefault("signature-input", ""), label, "(\\([^)]*\\)[^,]*)");
    StringBuilder base = new StringBuilder();
    Matcher names = COMPONENT.matcher(input.substring(0, input.indexOf(')')));
    while (names.find()) {
      base.append('"').append(names.group(1)).append("\": ");
      base.append(parts.get(names.group(1))).append('\n');
    }
    base.append("\"@signature-params\": ").append(input);
    Signature check =
        Signature.getInstance(
            key.getAlgorithm().equals("EC") ? "SHA256withECDSAinP1363Format" : "Ed25519");
    check.initVerify(key);
    check.update(base.toString().getBytes(StandardCharsets.US_ASCII));
    String signature = member(parts.getOrDefault("signature", ""), label, ":([^:]*):");
    return check.verify(Base64.getDecoder().decode(signature));
  }

  /** The private key in PKCS #8. */
  static String pem(TestKey key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.pair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static PublicKey key(String algorithm, String spki) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(spki);
      return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String member(String dictionary, String label, String value) {
    Matcher found = Pattern.compile("(?:^|, ?)" + label + "=" + value).matcher(dictionary);
    if (!found.find()) {
      throw new AssertionError("no member " + label);
    }
    return found.group(1);
  }
}
