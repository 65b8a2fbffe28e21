package dev.assay.x509;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;

/**
 * The ways in which a certificate may be signed. What is not here is refused: MD5 and SHA-1 because
 * two certificates can be made to have one signature, others because nobody needs them.
 */
final class SignatureMethod {

  private static final Set<String> ACCEPTED =
      Set.of(
          "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
          "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
          "1.2.840.10045.4.3.4", // ecdsa-with-SHA512
          "1.3.101.112", // Ed25519
          "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
          "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
          "1.2.840.113549.1.1.13"); // sha512WithRSAEncryption

  private static final String PSS = "1.2.840.113549.1.1.10";

  private static final Set<String> HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");

  private SignatureMethod() {}

  static boolean isAccepted(X509Certificate certificate) {
    return isAccepted(
        certificate.getSigAlgOID(), Optional.ofNullable(certificate.getSigAlgParams()));
  }

  /** Of anything that is signed as certificates are. */
  static boolean isAccepted(String algorithm, Optional<byte[]> parameters) {
    return ACCEPTED.contains(algorithm)
        || (PSS.equals(algorithm)
            && parameters.filter(SignatureMethod::haveAcceptedHash).isPresent());
  }

  /** RFC 4055, 3.1: without parameters, RSASSA-PSS means SHA-1. */
  private static boolean haveAcceptedHash(byte[] der) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(der);
      PSSParameterSpec pss = parameters.getParameterSpec(PSSParameterSpec.class);
      return HASHES.contains(pss.getDigestAlgorithm())
          && pss.getMGFParameters() instanceof MGF1ParameterSpec mgf
          && HASHES.contains(mgf.getDigestAlgorithm());
    } catch (NoSuchAlgorithmException | InvalidParameterSpecException | IOException e) {
      return false;
    }
  }
}
