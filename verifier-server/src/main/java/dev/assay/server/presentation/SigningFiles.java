package dev.assay.server.presentation;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.JwsSigner;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigFile;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.openid4vp.ClientIdentifier;
import dev.assay.server.openid4vp.RequestSigner;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.DnsNames;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/**
 * The key that requests are signed with, and who that makes this verifier.
 *
 * @param client as wallets are told
 */
record SigningFiles(RequestSigner signer, ClientIdentifier client) {

  private static final String KEY = "presentations.signing.key";
  private static final String CERTIFICATES = "presentations.signing.certificates";

  /**
   * Reads them.
   *
   * @throws ConfigFault if they are not there, or do not belong together
   */
  static SigningFiles read(PresentationConfig config) throws ConfigFault {
    Path keyFile = config.signing().key();
    Path certificates = config.signing().certificates();
    Checks checks = new Checks();
    RequestSigner signer =
        RequestSigner.of(key(keyFile), chain(certificates), checks)
            .orElseThrow(() -> fault(CERTIFICATES, certificates, checks));
    ClientIdentifier client =
        config.signing().client() == Client.X509_HASH
            ? ClientIdentifier.x509Hash(signer.leaf())
            : dnsName(config, signer.leaf());
    return new SigningFiles(signer, client);
  }

  /** A wallet would refuse every request of another name. */
  private static ClientIdentifier dnsName(PresentationConfig config, X509Certificate leaf)
      throws ConfigFault {
    String host = config.publicUrl().getHost().toLowerCase(Locale.ROOT);
    if (!DnsNames.of(leaf).contains(host)) {
      throw new ConfigFault(
          CERTIFICATES,
          config.signing().certificates().toString(),
          "must begin with a certificate that has the host of publicUrl as a dNSName, "
              + host
              + ", unless client is x509_hash");
    }
    return new ClientIdentifier.X509SanDns(host);
  }

  private static ConfigFault fault(String key, Path file, Checks checks) {
    CheckResult failed = checks.report().with(Outcome.FAILED).get(0);
    return new ConfigFault(key, file.toString(), "cannot be used: " + failed.detail());
  }

  private static SigningKey key(Path file) throws ConfigFault {
    try {
      return JwsSigner.key(ConfigFile.text(KEY, file), Crypto.select());
    } catch (KeyRejectedException e) {
      throw new ConfigFault(
          KEY,
          file.toString(),
          "must hold a private key, a JWK or PKCS #8 in PEM: " + e.getMessage());
    }
  }

  private static List<X509Certificate> chain(Path file) throws ConfigFault {
    try {
      return CertificateReader.pems(ConfigFile.text(CERTIFICATES, file));
    } catch (CertificateFault e) {
      throw new ConfigFault(CERTIFICATES, file.toString(), "must hold certificates in PEM");
    }
  }
}
