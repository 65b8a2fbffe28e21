package dev.assay.server.fetch;

import dev.assay.server.config.ConfigFault;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust for TLS: the JDK's authorities, and those of a file besides. */
final class Authorities {

  private Authorities() {}

  static TrustOptions with(Path file) throws ConfigFault {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> extra =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (X509Certificate known : manager(null).getAcceptedIssuers()) {
        all.setCertificateEntry("jdk-" + all.size(), known);
      }
      for (Certificate certificate : extra) {
        all.setCertificateEntry("extra-" + all.size(), certificate);
      }
      return TrustOptions.wrap(manager(all));
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigFault(
          "fetch.extraAuthorities", file.toString(), "must be a file of certificates in PEM");
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore anchors)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("the JDK has no X.509 trust manager");
  }
}
