package dev.assay.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How residents are asked for credentials: OpenID4VP 1.0.
 *
 * @param publicUrl what wallets and browsers reach this server by: https, without a path
 * @param signing what requests are signed with
 * @param store where transactions are kept
 * @param lifetime how long a wallet has to answer
 * @param services who may ask; never empty
 * @param olderWallets whether wallets of before OpenID4VP 1.0 are asked too
 */
public record PresentationConfig(
    URI publicUrl,
    Signing signing,
    Store store,
    Duration lifetime,
    List<ServiceConfig> services,
    OlderWallets olderWallets) {

  /** Whether wallets of before OpenID4VP 1.0 are asked too. */
  public enum OlderWallets {
    REFUSE,
    /** Those of ISO/IEC 18013-7, Annex B. */
    ACCEPT_ISO_18013_7
  }

  /**
   * What requests are signed with.
   *
   * @param key a private JWK, or PKCS #8 in PEM
   * @param identity whose key wallets take it for
   * @param others who asks besides, in requests through a browser that several sign; they have no
   *     others
   */
  public record Signing(Path key, SigningIdentity identity, List<Signing> others) {

    public Signing {
      others = List.copyOf(others);
    }

    /** A key of the only one who asks. */
    public Signing(Path key, SigningIdentity identity) {
      this(key, identity, List.of());
    }

    /** A key whose name is in certificates. */
    public Signing(Path key, Path certificates, Client client) {
      this(key, new SigningIdentity.Certified(certificates, client));
    }
  }

  /** How the certificate tells wallets who asks: OpenID4VP 1.0, 5.9.3. */
  public enum Client {
    /** By a DNS name in it, which is the host of the public URL. */
    X509_SAN_DNS,
    /** By its digest. */
    X509_HASH
  }

  /**
   * Where transactions are kept.
   *
   * @param url {@code h2:FILE}, or {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE}
   * @param keys files of 32 bytes each in base64; what is written is sealed with the first, and the
   *     others only open what was written before
   */
  public record Store(String url, List<Path> keys) {

    public Store {
      keys = List.copyOf(keys);
    }

    /** Does not show the address, which has a password. */
    @Override
    public String toString() {
      return "Store";
    }
  }

  public PresentationConfig {
    services = List.copyOf(services);
  }

  /** One that asks no older wallets. */
  public PresentationConfig(
      URI publicUrl,
      Signing signing,
      Store store,
      Duration lifetime,
      List<ServiceConfig> services) {
    this(publicUrl, signing, store, lifetime, services, OlderWallets.REFUSE);
  }

  /** The same with older wallets, or without. */
  public PresentationConfig with(OlderWallets others) {
    return new PresentationConfig(publicUrl, signing, store, lifetime, services, others);
  }
}
