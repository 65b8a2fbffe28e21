package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.ResponseRule.ANSWER;
import static dev.assay.server.openid4vp.ResponseRule.ERROR;
import static dev.assay.server.openid4vp.ResponseRule.PAYLOAD;
import static dev.assay.server.openid4vp.ResponseRule.PRESENTATIONS;
import static dev.assay.server.openid4vp.ResponseRule.SECRECY;
import static dev.assay.server.openid4vp.ResponseRule.SIZE;
import static dev.assay.server.openid4vp.ResponseRule.STATE;
import static dev.assay.server.openid4vp.ResponseRule.VP_TOKEN;

import dev.assay.check.Checks;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of an answer, wherever they came from. Broken rules end the reading.
 *
 * @param former how wallets of before OpenID4VP 1.0 present credentials, if one of them was asked
 */
record AnswerReader(
    Source source, ExpectedResponse expected, Optional<TokenReading> former, Checks checks) {

  /** What an answer is made of. */
  static final List<String> MEMBERS = List.of("response", "vp_token", "error", "state");

  /**
   * Four presentations of the largest size, in base64url once more: those with a portrait have
   * 100,000 characters.
   */
  private static final int MAX_CHARS = 6 << 20;

  /** Each is verified; a person has no more documents of the kinds that are asked for together. */
  private static final int MAX_PRESENTATIONS = 32;

  private static final JsonLimits CONTENT = JsonLimits.DEFAULT.withMaxBytes(MAX_CHARS);

  /** RFC 6749, 4.1.2.1; the longest code in use has 30 characters. */
  private static final Pattern ERROR_CODE = Pattern.compile("[ !#-\\[\\]-~]{1,128}");

  /** What the members were before they were read. */
  enum Source {
    /** Texts, also where JSON belongs. */
    FORM,
    /** JSON. */
    JSON
  }

  WalletResponse read(Map<String, Object> members) {
    long chars = chars(members.values());
    checks.require(
        SIZE, chars <= MAX_CHARS, () -> "the answer has more than " + MAX_CHARS + " characters");
    if (members.containsKey("response")) {
      EncryptionKey key =
          expected
              .key()
              .filter(any -> !members.containsKey("vp_token"))
              .orElseThrow(() -> checks.halt(SECRECY, "only one of both ways was asked for"));
      checks.pass(SECRECY, "");
      if (members.containsKey("error")) {
        throw checks.halt(ANSWER, "there is an answer and an error");
      }
      Map<String, Object> payload = payload(members.get("response"), key);
      return new AnswerReader(Source.JSON, expected, former, checks).answer(payload);
    }
    checks.require(
        SECRECY,
        expected.key().isEmpty() || isErrorAlone(members),
        () -> "an encrypted answer was asked for");
    checks.skip(ResponseRule.OF_ENCRYPTION, "the answer is not encrypted");
    return answer(members);
  }

  private static boolean isErrorAlone(Map<String, Object> members) {
    return members.containsKey("error") && !members.containsKey("vp_token");
  }

  private Map<String, Object> payload(@Nullable Object response, EncryptionKey key) {
    byte[] content = new JweOpening(checks).open(response, key);
    try {
      Map<String, Object> payload = Json.readObject(content, CONTENT);
      checks.pass(PAYLOAD, "");
      return payload;
    } catch (JsonException e) {
      throw checks.halt(PAYLOAD, "the content: " + e.kind());
    }
  }

  private WalletResponse answer(Map<String, Object> members) {
    boolean hasError = members.containsKey("error");
    checks.require(
        ANSWER,
        hasError != members.containsKey("vp_token"),
        () ->
            hasError ? "there is a vp_token and an error" : "there is neither vp_token nor error");
    checkState(members.get("state"));
    if (hasError) {
      checks.skip(List.of(VP_TOKEN, PRESENTATIONS), "the answer is an error");
      return refused(members.get("error"));
    }
    checks.skip(ERROR, "the answer is a VP token");
    if (former.isPresent()) {
      checks.skip(List.of(VP_TOKEN, PRESENTATIONS), "the VP token is that of an older wallet");
      return former.get().read(members);
    }
    return presented(vpToken(members.get("vp_token")));
  }

  private void checkState(@Nullable Object state) {
    if (expected.state().isEmpty()) {
      checks.skip(STATE, "the request had none");
      return;
    }
    checks.require(
        STATE,
        state instanceof String sent
            && MessageDigest.isEqual(utf8(expected.state().get()), utf8(sent)),
        () -> "state is missing, or another request's");
  }

  private WalletResponse refused(@Nullable Object error) {
    if (error instanceof String code && ERROR_CODE.matcher(code).matches()) {
      checks.pass(ERROR, "");
      return new WalletResponse.Refused(WalletError.of(code));
    }
    throw checks.halt(ERROR, "error is no text, or has other characters");
  }

  private Map<?, ?> vpToken(@Nullable Object value) {
    Object token = value;
    if (source == Source.FORM && value instanceof String text) {
      try {
        token = Json.readValue(utf8(text), CONTENT);
      } catch (JsonException e) {
        throw checks.halt(VP_TOKEN, "vp_token: " + e.kind());
      }
    }
    if (!(token instanceof Map<?, ?> map) || map.isEmpty()) {
      throw checks.halt(VP_TOKEN, "vp_token is no object, or empty");
    }
    checks.pass(VP_TOKEN, "");
    return map;
  }

  private WalletResponse presented(Map<?, ?> vpToken) {
    Map<String, List<Object>> byQuery = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : vpToken.entrySet()) {
      checks.require(
          PRESENTATIONS,
          entry.getValue() instanceof List<?> list && arePresentations(list),
          () -> "a member of vp_token is not an array of texts or objects, or empty");
      byQuery.put((String) entry.getKey(), List.copyOf((List<?>) entry.getValue()));
    }
    checks.require(
        PRESENTATIONS,
        byQuery.values().stream().mapToInt(List::size).sum() <= MAX_PRESENTATIONS,
        () -> "there are more than " + MAX_PRESENTATIONS + " presentations");
    return new WalletResponse.Presented(byQuery);
  }

  private static boolean arePresentations(List<?> list) {
    return !list.isEmpty()
        && list.stream().allMatch(one -> one instanceof String || one instanceof Map<?, ?>);
  }

  /** Of all texts, however deep; what is JSON was read within a limit of depth. */
  private static long chars(Collection<?> values) {
    long chars = 0;
    for (Object value : values) {
      if (value instanceof String text) {
        chars += text.length();
      } else if (value instanceof Map<?, ?> map) {
        chars += chars(map.keySet()) + chars(map.values());
      } else if (value instanceof List<?> list) {
        chars += chars(list);
      }
    }
    return chars;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
