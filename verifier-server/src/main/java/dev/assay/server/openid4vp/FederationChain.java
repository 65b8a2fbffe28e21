package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.TRUST_CHAIN;
import static dev.assay.server.openid4vp.RequestRule.TRUST_CHAIN_KEYS;

import dev.assay.check.Checks;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.jose.Base64Url;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.JwkSet;
import dev.assay.jose.Jws;
import dev.assay.jose.NumericDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What leads from this verifier to a trust anchor of its federation: OpenID Federation 1.0, 4. Who
 * signed the statements only wallets can tell.
 *
 * @param statements as they were issued, that of the verifier about itself first
 * @param entity whom the first is about
 * @param force when all of them may be used
 */
record FederationChain(List<String> statements, String entity, Force force) {

  private static final String TYPE = "entity-statement+jwt";

  /** With policies for some kinds of entities, and their keys. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxBytes(64 << 10);

  /** Federations in use have one or two between an entity and its anchor. */
  private static final int MAX_STATEMENTS = 10;

  /** The keys that are published: what signs, and what answers are encrypted for. */
  record Keys(String signing, EncryptionKey encryption) {}

  FederationChain {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a chain.
   *
   * @return empty if it is none, or does not publish the keys; the rows say which
   */
  static Optional<FederationChain> read(List<String> statements, Keys keys, Checks checks) {
    return checks.part(
        () -> {
          checks.require(
              TRUST_CHAIN,
              statements.size() >= 2 && statements.size() <= MAX_STATEMENTS,
              () -> statements.size() + " statements are no chain to an anchor");
          List<Map<String, Object>> claims = new ArrayList<>();
          for (String statement : statements) {
            claims.add(claims(statement, checks));
          }
          String entity = text(claims.get(0), "sub", checks);
          requireLinked(claims, checks);
          checks.require(
              TRUST_CHAIN_KEYS,
              publishes(claims.get(0), keys),
              () -> "metadata.openid_credential_verifier.jwks has not both keys by their kid");
          return new FederationChain(statements, entity, force(claims, checks));
        });
  }

  /** Each is about who issued the one before; the first is about its own issuer. */
  private static void requireLinked(List<Map<String, Object>> claims, Checks checks) {
    String below = text(claims.get(0), "iss", checks);
    for (Map<String, Object> statement : claims) {
      String about = text(statement, "sub", checks);
      checks.require(TRUST_CHAIN, about.equals(below), () -> "a statement is not of the next one");
      below = text(statement, "iss", checks);
    }
  }

  private static Map<String, Object> claims(String statement, Checks checks) {
    try {
      Jws jws = Jws.parse(statement, LIMITS);
      checks.require(
          TRUST_CHAIN,
          jws.type().equals(Optional.of(TYPE)),
          () -> "typ of a statement is not " + TYPE);
      return jws.payloadObject(LIMITS);
    } catch (JoseException | JsonException e) {
      throw checks.halt(TRUST_CHAIN, "a statement is no JWT");
    }
  }

  private static String text(Map<String, Object> claims, String name, Checks checks) {
    if (claims.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw checks.halt(TRUST_CHAIN, name + " of a statement is missing, or no text");
  }

  private static Force force(List<Map<String, Object>> claims, Checks checks) {
    Instant from = Instant.EPOCH;
    Instant until = Instant.MAX;
    for (Map<String, Object> statement : claims) {
      Optional<Instant> issued = NumericDate.read(statement.getOrDefault("iat", ""));
      Optional<Instant> ends = NumericDate.read(statement.getOrDefault("exp", ""));
      checks.require(
          TRUST_CHAIN,
          issued.isPresent() && ends.isPresent(),
          () -> "iat or exp of a statement is missing, or no date");
      from = issued.orElseThrow().isAfter(from) ? issued.get() : from;
      until = ends.orElseThrow().isBefore(until) ? ends.get() : until;
    }
    return new Force(from, until);
  }

  private static boolean publishes(Map<String, Object> claims, Keys keys) {
    if (!(claims.get("metadata") instanceof Map<?, ?> metadata)
        || !(metadata.get("openid_credential_verifier") instanceof Map<?, ?> verifier)
        || !(verifier.get("jwks") instanceof Map<?, ?> jwks)) {
      return false;
    }
    @SuppressWarnings("unchecked") // JSON has no other maps
    Map<String, Object> set = (Map<String, Object>) jwks;
    EncryptionKey encryption = keys.encryption();
    try {
      List<Jwk> published = JwkSet.read(set, Crypto.select()).keys();
      return has(published, keys.signing(), keys.signing())
          && has(published, encryption.keyId(), Base64Url.encode(encryption.thumbprint()));
    } catch (KeyRejectedException e) {
      return false;
    }
  }

  private static boolean has(List<Jwk> published, String keyId, String thumbprint) {
    return published.stream()
        .filter(jwk -> jwk.keyId().equals(Optional.of(keyId)))
        .anyMatch(jwk -> jwk.key().thumbprint().equals(thumbprint));
  }

  /** Does not show the statements. */
  @Override
  public String toString() {
    return "FederationChain";
  }
}
