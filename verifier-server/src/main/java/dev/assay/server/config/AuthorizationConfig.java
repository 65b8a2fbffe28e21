package dev.assay.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The authorization server whose access tokens are taken: RFC 9068.
 *
 * @param issuer {@code iss} of its tokens, compared exactly
 * @param audience what it calls this server in {@code aud}, compared exactly
 * @param keys its public keys; never what a token says of them
 * @param clients who may call what takes a key of the operator; empty for nobody
 */
public record AuthorizationConfig(
    String issuer, String audience, Keys keys, List<OauthClient> clients) {

  /** Where public keys are: a JWK set. */
  public sealed interface Keys {

    /** In a file, read once. */
    record OfFile(Path file) implements Keys {}

    /** At an https URL, fetched when they are needed and again when they are old. */
    record OfUrl(URI url) implements Keys {}
  }

  public AuthorizationConfig {
    clients = List.copyOf(clients);
  }
}
