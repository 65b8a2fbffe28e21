package dev.assay.server.oauth;

import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Finding;
import dev.assay.jose.JwkSet;
import dev.assay.server.config.AuthorizationConfig;
import dev.assay.server.config.AuthorizationConfig.Keys;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigFile;
import dev.assay.server.config.OauthClient;
import dev.assay.server.fetch.DocumentCache;
import dev.assay.server.presentation.Workers;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lets callers in by the access tokens of one authorization server. */
public final class TokenGate {

  private final AuthorizationConfig config;
  private final KeyDocuments documents;
  private final KeyReading reading;
  private final Crypto crypto;
  private final Workers workers;
  private final InstantSource clock;

  private TokenGate(
      AuthorizationConfig config,
      KeyDocuments documents,
      KeyReading reading,
      Surroundings surroundings) {
    this.config = config;
    this.documents = documents;
    this.reading = reading;
    this.crypto = surroundings.crypto();
    this.workers = surroundings.workers();
    this.clock = surroundings.clock();
  }

  /**
   * What a gate stands among.
   *
   * @param cache what fetches keys that stand at a URL
   */
  public record Surroundings(
      DocumentCache cache, Crypto crypto, Workers workers, InstantSource clock) {}

  /**
   * A gate.
   *
   * @throws ConfigFault if the keys are in a file and cannot be used
   */
  public static TokenGate open(AuthorizationConfig config, Surroundings surroundings)
      throws ConfigFault {
    KeyReading reading = new KeyReading(surroundings.crypto());
    KeyDocuments documents =
        config.keys() instanceof Keys.OfFile inFile
            ? file(inFile, reading, surroundings.clock().instant())
            : KeyDocuments.Fetched.of(((Keys.OfUrl) config.keys()).url(), surroundings.cache());
    return new TokenGate(config, documents, reading, surroundings);
  }

  private static KeyDocuments file(Keys.OfFile keys, KeyReading reading, Instant now)
      throws ConfigFault {
    String key = "authorization.jwks.file";
    byte[] bytes = ConfigFile.text(key, keys.file()).getBytes(StandardCharsets.UTF_8);
    String mediaType = DocumentKind.JWKS.mediaTypes().get(0);
    Document document = Document.of(keys.file().toUri(), mediaType, bytes, now);
    if (reading.read(document).isEmpty()) {
      throw new ConfigFault(
          key,
          keys.file().toString(),
          "must hold a JWK set of public keys, at least one of which verifies signatures");
    }
    return new KeyDocuments.Fixed(document);
  }

  /**
   * Finds out who calls. Because of one token keys are fetched once again at most.
   *
   * @param clients that stand for callers of what was called
   */
  public Future<Admission> admit(String token, List<OauthClient> clients) {
    return find()
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new Admission.WithoutKeys())
                    : check(token, clients, found.get())
                        .compose(first -> again(token, clients, found.get(), first)));
  }

  private Future<Optional<Document>> find() {
    return Future.fromCompletionStage(documents.find())
        .map(
            finding ->
                finding instanceof Finding.Found found
                    ? Optional.of(found.document())
                    : Optional.empty());
  }

  /**
   * SEC-10: a key that is not there may have come since the set was fetched; and a set that cannot
   * be read is no reason to be without one for as long as it may be kept.
   */
  private Future<Admission> again(
      String token, List<OauthClient> clients, Document used, Admission first) {
    boolean isKeyMissing =
        first instanceof Admission.WithoutKeys
            || (first instanceof Admission.Refused refused
                && refused.row().rule() == AccessTokenRule.KEY);
    if (!isKeyMissing) {
      return Future.succeededFuture(first);
    }
    return Future.fromCompletionStage(documents.renew(used))
        .compose(renewed -> renewed ? find() : Future.succeededFuture(Optional.empty()))
        .compose(
            found ->
                found
                    .map(newer -> check(token, clients, newer))
                    .orElseGet(() -> Future.succeededFuture(first)));
  }

  private Future<Admission> check(String token, List<OauthClient> clients, Document document) {
    AccessTokenCheck.Expected expected =
        new AccessTokenCheck.Expected(config.issuer(), config.audience(), clients);
    return workers.run(
        () -> {
          Optional<JwkSet> keys = reading.read(document);
          return keys.isPresent()
              ? new AccessTokenCheck(expected, crypto).run(token, keys.get(), clock.instant())
              : new Admission.WithoutKeys();
        });
  }
}
