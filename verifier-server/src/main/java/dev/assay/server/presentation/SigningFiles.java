package dev.assay.server.presentation;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.JwsSigner;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigFile;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.SigningIdentity;
import dev.assay.server.openid4vp.ClientIdentifier;
import dev.assay.server.openid4vp.RequestIdentity;
import dev.assay.server.openid4vp.RequestSigner;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.DnsNames;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the key that requests are signed with, and who that makes this verifier.
 *
 * @param place the member of the configuration that names the files
 */
record SigningFiles(String place, URI publicUrl) {

  /**
   * Reads them.
   *
   * @throws ConfigFault if they are not there, or do not belong together
   */
  RequestIdentity read(Signing signing) throws ConfigFault {
    SigningKey key = key(signing.key());
    if (signing.identity() instanceof SigningIdentity.Did did) {
      return new RequestIdentity(
          new ClientIdentifier.DecentralizedIdentifier(did.did()),
          RequestSigner.of(key, did.verificationMethod()));
    }
    if (signing.identity() instanceof SigningIdentity.Attested attested) {
      return attested(key, attested);
    }
    if (signing.identity() instanceof SigningIdentity.Federated federated) {
      return new FederationFiles(this).identity(key, federated);
    }
    return certified(key, (SigningIdentity.Certified) signing.identity());
  }

  /**
   * Reads who asks besides the first.
   *
   * @throws ConfigFault also if one of them is somebody else as well
   */
  List<RequestIdentity> readOthers(Signing signing, RequestIdentity first) throws ConfigFault {
    List<RequestIdentity> others = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of(first.client().text()));
    for (Signing one : signing.others()) {
      String member = at("others[" + others.size() + "]");
      RequestIdentity other = new SigningFiles(member, publicUrl).read(one);
      if (!names.add(other.client().text())) {
        throw new ConfigFault(
            member, other.client().text(), "must be a client that stands nowhere else in signing");
      }
      others.add(other);
    }
    return others;
  }

  /** What is published for answers to be encrypted for; absent if each request has its own key. */
  Optional<EncryptionKey> publishedKey(Signing signing) throws ConfigFault {
    return signing.identity() instanceof SigningIdentity.Federated federated
        ? Optional.of(new FederationFiles(this).encryptionKey(federated))
        : Optional.empty();
  }

  private RequestIdentity attested(SigningKey key, SigningIdentity.Attested attested)
      throws ConfigFault {
    String token = ConfigFile.text(at("attestation"), attested.attestation()).strip();
    Checks checks = new Checks();
    RequestSigner signer =
        RequestSigner.attested(key, token, checks)
            .orElseThrow(() -> fault("attestation", attested.attestation(), checks));
    return new RequestIdentity(new ClientIdentifier.Attested(attested.subject()), signer);
  }

  private RequestIdentity certified(SigningKey key, SigningIdentity.Certified certified)
      throws ConfigFault {
    List<X509Certificate> chain = chain(certified.certificates());
    Checks checks = new Checks();
    RequestSigner signer =
        RequestSigner.of(key, chain, checks)
            .orElseThrow(() -> fault("certificates", certified.certificates(), checks));
    ClientIdentifier client =
        certified.client() == Client.X509_HASH
            ? ClientIdentifier.x509Hash(chain.get(0))
            : dnsName(certified.certificates(), chain.get(0));
    return new RequestIdentity(client, signer);
  }

  /** A wallet would refuse every request of another name. */
  private ClientIdentifier dnsName(Path certificates, X509Certificate leaf) throws ConfigFault {
    String host = publicUrl.getHost().toLowerCase(Locale.ROOT);
    if (!DnsNames.of(leaf).contains(host)) {
      throw new ConfigFault(
          at("certificates"),
          certificates.toString(),
          "must begin with a certificate that has the host of publicUrl as a dNSName, "
              + host
              + ", unless client is x509_hash");
    }
    return new ClientIdentifier.X509SanDns(host);
  }

  ConfigFault fault(String member, Path file, Checks checks) {
    CheckResult failed = checks.report().with(Outcome.FAILED).get(0);
    return new ConfigFault(at(member), file.toString(), "cannot be used: " + failed.detail());
  }

  private SigningKey key(Path file) throws ConfigFault {
    try {
      return JwsSigner.key(ConfigFile.text(at("key"), file), Crypto.select());
    } catch (KeyRejectedException e) {
      throw new ConfigFault(
          at("key"),
          file.toString(),
          "must hold a private key, a JWK or PKCS #8 in PEM: " + e.getMessage());
    }
  }

  private List<X509Certificate> chain(Path file) throws ConfigFault {
    try {
      return CertificateReader.pems(ConfigFile.text(at("certificates"), file));
    } catch (CertificateFault e) {
      throw new ConfigFault(at("certificates"), file.toString(), "must hold certificates in PEM");
    }
  }

  String at(String member) {
    return place + "." + member;
  }
}
