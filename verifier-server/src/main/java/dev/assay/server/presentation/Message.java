package dev.assay.server.presentation;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One message of a run for a test service, as a developer sees it.
 *
 * @param at when it came or went
 * @param text what it said; empty as long as it would open a door
 */
public record Message(Kind kind, Instant at, String text) {

  /** Four times a presentation with a few claims. A portrait is no help to a developer. */
  static final int MAX_CHARS = 64 << 10;

  private static final String CUT = "\n[…]";

  /** What messages there are, by who sends them to whom. */
  public enum Kind {
    /** Service to server: the call that began it. */
    BEGIN,
    /** Wallet to server: how the request was fetched. */
    FETCH,
    /** Server to wallet: the signed request. */
    REQUEST,
    /** Server to browser: the requests for its wallets. */
    BROWSER_REQUESTS,
    /** Wallet to server: the answer as it came. */
    ANSWER,
    /** Browser to server: the answer that a wallet gave it. */
    BROWSER_ANSWER,
    /** Nobody else has seen this: what stood in the answer. */
    OPENED,
    /** Server to wallet or browser: where it goes on. */
    REPLY,
    /** Server to service: the callback. */
    CALLBACK,
    /** Server to service: the result, with its checks. */
    RESULT
  }

  /** No longer than a developer needs. */
  public Message {
    text = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + CUT;
  }

  /** A message of JSON. */
  static Message json(Kind kind, Instant at, Object json) {
    return new Message(kind, at, Json.writePretty(json));
  }

  /** The same without what it said. */
  Message withoutText() {
    return new Message(kind, at, "");
  }

  /** Header and payload of a signed request; empty if this is none. */
  public Optional<String> decoded() {
    String[] parts = text.split("\\.", -1);
    if (kind != Kind.REQUEST || parts.length != 3) {
      return Optional.empty();
    }
    try {
      Map<String, Object> decoded = new LinkedHashMap<>();
      decoded.put("header", part(parts[0]));
      decoded.put("payload", part(parts[1]));
      return Optional.of(Json.writePretty(decoded));
    } catch (Base64UrlException | JsonException e) {
      // Cut where it was too long: then it is shown as it stands.
      return Optional.empty();
    }
  }

  private static Map<String, Object> part(String encoded) throws Base64UrlException, JsonException {
    return Json.readObject(Base64Url.decode(encoded), JsonLimits.DEFAULT);
  }

  /** Does not show what it said. */
  @Override
  public String toString() {
    return "Message[" + kind + "]";
  }
}
