package dev.assay.server.iso18013;

import static dev.assay.server.iso18013.MdocPostRule.ASKED;
import static dev.assay.server.iso18013.MdocPostRule.NONCE;
import static dev.assay.server.iso18013.MdocPostRule.SUBMISSION;
import static dev.assay.server.iso18013.MdocPostRule.VP_TOKEN;
import static dev.assay.server.iso18013.MdocPostRule.WALLET_NONCE;

import dev.assay.check.Checks;
import dev.assay.jose.Jwe;
import dev.assay.jose.JweException;
import dev.assay.server.openid4vp.DirectPost;
import dev.assay.server.openid4vp.ExpectedResponse;
import dev.assay.server.openid4vp.TokenReading;
import dev.assay.server.openid4vp.WalletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a wallet of ISO/IEC 18013-7, Annex B, posts: always encrypted, or an error.
 *
 * @param form names with all their values, decoded
 */
public record MdocPostAnswer(Map<String, List<String>> form) {

  /** Wallets have 16 to 32; it is hashed into the transcript. */
  private static final int LEAST_NONCE_BYTES = 16;

  /**
   * What was asked, as far as the answer has to fit it.
   *
   * @param nonce of the request
   * @param question what was asked for
   */
  public record Expected(ExpectedResponse response, String nonce, MdocQuestion question) {

    /** Does not show the nonce. */
    @Override
    public String toString() {
      return "Expected";
    }
  }

  /**
   * Reads the form. What it has besides is ignored.
   *
   * @param expected absent if the request was not made so
   * @param checks has a row of each {@link MdocPostRule} afterwards
   * @return empty if a rule is broken; the rows say which
   */
  public Optional<WalletResponse> read(Optional<Expected> expected, Checks checks) {
    checks.bind(MdocPostRule.ALL);
    if (!checks.check(ASKED, expected.isPresent(), () -> "it was made by openid4vp alone")) {
      return Optional.empty();
    }
    TokenReading token = members -> presented(members, expected.orElseThrow(), checks);
    Optional<WalletResponse> read =
        DirectPost.readFormer(form, expected.orElseThrow().response(), token, checks);
    if (read.filter(WalletResponse.Refused.class::isInstance).isPresent()) {
      checks.skip(List.of(WALLET_NONCE, NONCE, VP_TOKEN, SUBMISSION), "the answer is an error");
    }
    return read;
  }

  /** The wallet's nonce, which its JWE was encrypted with: {@code apu}. Only of what was read. */
  public String walletNonce() {
    return text(partyInfo(jwe(), Jwe::partyUInfo));
  }

  private static byte[] partyInfo(Optional<Jwe> jwe, Function<Jwe, byte[]> party) {
    return jwe.map(party).orElseGet(() -> new byte[0]);
  }

  private Optional<Jwe> jwe() {
    try {
      List<String> sent = form.getOrDefault("response", List.of());
      return sent.isEmpty() ? Optional.empty() : Optional.of(Jwe.parse(sent.get(0)));
    } catch (JweException e) {
      return Optional.empty();
    }
  }

  private WalletResponse presented(Map<String, Object> members, Expected expected, Checks checks) {
    Optional<Jwe> jwe = jwe();
    byte[] walletNonce = partyInfo(jwe, Jwe::partyUInfo);
    checks.require(
        WALLET_NONCE,
        walletNonce.length >= LEAST_NONCE_BYTES
            && MessageDigest.isEqual(walletNonce, utf8(text(walletNonce))),
        () -> "apu is missing, too short, or no text");
    checks.require(
        NONCE,
        MessageDigest.isEqual(partyInfo(jwe, Jwe::partyVInfo), utf8(expected.nonce())),
        () -> "apv is missing, or another request's");
    String deviceResponse = token(members.get("vp_token"), checks);
    PresentationDefinition definition =
        MdocPostRequest.definition(expected.nonce(), expected.question());
    checks.require(
        SUBMISSION,
        isFor(definition, members.get("presentation_submission")),
        () -> "presentation_submission is missing, or for something else");
    return new WalletResponse.Returned(deviceResponse);
  }

  private static String token(@Nullable Object token, Checks checks) {
    if (token instanceof String text && !text.isEmpty()) {
      checks.pass(VP_TOKEN, "");
      return text;
    }
    throw checks.halt(VP_TOKEN, "vp_token is no text, or empty");
  }

  private static boolean isFor(PresentationDefinition definition, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> submission)
        || !definition.id().equals(submission.get("definition_id"))
        || !(submission.get("descriptor_map") instanceof List<?> descriptors)) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    return !descriptors.isEmpty()
        && descriptors.stream()
            .allMatch(
                one ->
                    one instanceof Map<?, ?> descriptor
                        && descriptor.get("id") instanceof String docType
                        && definition.question().queryId(docType).isPresent()
                        && isWholeToken(descriptor)
                        && seen.add(docType));
  }

  private static boolean isWholeToken(Map<?, ?> descriptor) {
    return PresentationDefinition.FORMAT.equals(descriptor.get("format"))
        && "$".equals(descriptor.get("path"));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Does not show the form. */
  @Override
  public String toString() {
    return "MdocPostAnswer";
  }
}
