package dev.assay.server.config;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where a service is told that a transaction has come to its end.
 *
 * @param url https, with a path, and neither user information nor a fragment; written as it is
 *     signed
 * @param key the file of the private key that callbacks are signed with: a JWK, or PKCS #8 in PEM
 */
public record CallbackConfig(URI url, Path key) {

  /** The path may be what keeps strangers out. */
  @Override
  public String toString() {
    return "CallbackConfig[" + url.getHost() + "]";
  }
}
