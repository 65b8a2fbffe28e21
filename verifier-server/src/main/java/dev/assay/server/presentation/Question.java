package dev.assay.server.presentation;

import dev.assay.crypto.KeyRejectedException;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Json;
import dev.assay.server.openid4vp.DcqlFault;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.openid4vp.ResponseMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction asks, fixed when it is made: it is never read from what comes back.
 *
 * @param query what is asked for
 * @param transactionData {@code transaction_data}, exactly as it is sent
 * @param clientId who asks, with its prefix: the audience of presentations
 * @param nonce what presentations are made for
 * @param walletState {@code state} of the request
 * @param key what the answer is encrypted for; absent if it comes unencrypted
 * @param mdocKey what an answer by ISO/IEC 18013-7 is encrypted for; absent if it cannot be asked
 *     so
 * @param profile what each request for it conforms to besides
 * @param flow where the wallet is
 * @param returnUrl where the resident's browser goes in the end
 * @param language of the pages, by its code
 */
record Question(
    DcqlQuery query,
    List<String> transactionData,
    String clientId,
    String nonce,
    String walletState,
    Optional<EncryptionKey> key,
    Optional<EncryptionKey> mdocKey,
    Opening.Profile profile,
    Flow flow,
    Optional<String> returnUrl,
    String language) {

  /** Between the query and all else; no JSON of ours has a line break. */
  private static final char NEXT = '\n';

  Question {
    transactionData = List.copyOf(transactionData);
  }

  /** How the answer is sent. */
  ResponseMode mode() {
    return key.isPresent() ? ResponseMode.DIRECT_POST_JWT : ResponseMode.DIRECT_POST;
  }

  /** As it is kept, but for its flow: the query on a line, and the rest on the next one. */
  String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("transactionData", transactionData);
    members.put("clientId", clientId);
    members.put("nonce", nonce);
    members.put("state", walletState);
    members.put("profile", profile.name());
    members.put("language", language);
    key.ifPresent(one -> members.put("key", one.privateJwk()));
    mdocKey.ifPresent(one -> members.put("mdocKey", one.privateJwk()));
    returnUrl.ifPresent(url -> members.put("returnUrl", url));
    return Json.write(query.json()) + NEXT + Json.write(members);
  }

  /** Of what {@link #json} has written, the same without what only an answer needs. */
  static String answered(String json) {
    int rest = json.indexOf(NEXT) + 1;
    Map<String, Object> members = new LinkedHashMap<>(Kept.read(json.substring(rest)).members());
    members.put("transactionData", List.of());
    members.put("nonce", "");
    members.put("state", "");
    members.remove("key");
    members.remove("mdocKey");
    return json.substring(0, rest) + Json.write(members);
  }

  /** What {@link #json} has written. */
  static Question read(String json, Flow flow) {
    int query = json.indexOf(NEXT);
    Kept kept = Kept.read(json.substring(query + 1));
    try {
      return new Question(
          RecentQueries.read(json.substring(0, query)),
          kept.texts("transactionData"),
          kept.text("clientId"),
          kept.text("nonce"),
          kept.text("state"),
          key(kept, "key"),
          key(kept, "mdocKey"),
          Opening.Profile.valueOf(
              kept.optionalText("profile").orElse(Opening.Profile.PLAIN.name())),
          flow,
          kept.optionalText("returnUrl"),
          kept.text("language"));
    } catch (DcqlFault | KeyRejectedException e) {
      throw new IllegalStateException("only what was written here is ever opened", e);
    }
  }

  private static Optional<EncryptionKey> key(Kept kept, String name) throws KeyRejectedException {
    Optional<String> key = kept.optionalText(name);
    return key.isPresent() ? Optional.of(EncryptionKey.kept(key.get())) : Optional.empty();
  }

  /** Does not show what opens doors. */
  @Override
  public String toString() {
    return "Question";
  }
}
