package dev.assay.x509;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways in which a certificate may be signed. What is not here is refused: MD5 and SHA-1 because
 * two certificates can be made to have one signature, others because nobody needs them.
 */
final class SignatureMethod {

  /** The names by which Java knows them. */
  private static final Map<String, String> ACCEPTED =
      Map.of(
          "1.2.840.10045.4.3.2", "SHA256withECDSA",
          "1.2.840.10045.4.3.3", "SHA384withECDSA",
          "1.2.840.10045.4.3.4", "SHA512withECDSA",
          "1.3.101.112", "Ed25519",
          "1.3.101.113", "Ed448",
          "1.2.840.113549.1.1.11", "SHA256withRSA",
          "1.2.840.113549.1.1.12", "SHA384withRSA",
          "1.2.840.113549.1.1.13", "SHA512withRSA");

  private static final String PSS = "1.2.840.113549.1.1.10";

  private static final Set<String> HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");

  private SignatureMethod() {}

  static boolean isAccepted(X509Certificate certificate) {
    return isAccepted(
        certificate.getSigAlgOID(), Optional.ofNullable(certificate.getSigAlgParams()));
  }

  /** Of anything that is signed as certificates are. */
  static boolean isAccepted(String algorithm, Optional<byte[]> parameters) {
    return ACCEPTED.containsKey(algorithm)
        || (PSS.equals(algorithm)
            && parameters.filter(SignatureMethod::haveAcceptedHash).isPresent());
  }

  /**
   * Whether a signature holds and is made in an accepted way.
   *
   * @param parameters of the algorithm, in DER
   */
  static boolean verifies(
      String algorithm,
      Optional<byte[]> parameters,
      PublicKey key,
      byte[] signed,
      byte[] signature,
      Optional<Provider> provider) {
    if (!isAccepted(algorithm, parameters)) {
      return false;
    }
    try {
      Signature verifier = verifier(algorithm, provider);
      verifier.initVerify(key);
      if (PSS.equals(algorithm)) {
        verifier.setParameter(pss(parameters.orElseThrow()));
      }
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // Providers throw, some of them unchecked, where a signature is not even of the right form;
      // and native ones do not have every algorithm.
      return provider.isPresent()
          && verifies(algorithm, parameters, key, signed, signature, Optional.empty());
    }
  }

  private static Signature verifier(String algorithm, Optional<Provider> provider)
      throws NoSuchAlgorithmException {
    String name = ACCEPTED.getOrDefault(algorithm, "RSASSA-PSS");
    return provider.isPresent()
        ? Signature.getInstance(name, provider.get())
        : Signature.getInstance(name);
  }

  /** RFC 4055, 3.1: without parameters, RSASSA-PSS means SHA-1. */
  private static boolean haveAcceptedHash(byte[] der) {
    try {
      PSSParameterSpec pss = pss(der);
      return HASHES.contains(pss.getDigestAlgorithm())
          && pss.getMGFParameters() instanceof MGF1ParameterSpec mgf
          && HASHES.contains(mgf.getDigestAlgorithm());
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  private static PSSParameterSpec pss(byte[] der) throws GeneralSecurityException, IOException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    parameters.init(der);
    return parameters.getParameterSpec(PSSParameterSpec.class);
  }
}
