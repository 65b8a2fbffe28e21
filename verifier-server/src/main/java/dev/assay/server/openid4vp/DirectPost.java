package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.ResponseRule.REPEATED;
import static dev.assay.server.openid4vp.ResponseRule.STATE;

import dev.assay.check.Checks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a wallet posts to {@code response_uri}: OpenID4VP 1.0, 8.2 and 8.3.1.
 *
 * <p>Accepted: {@code vp_token={"pid":["ey..."]}&state=...}, and {@code response=ey...} where the
 * answer had to be encrypted, and {@code error=access_denied&state=...} in both cases. Rejected:
 * each of the first two where the other was asked for, and any parameter of these twice.
 */
public final class DirectPost {

  private DirectPost() {}

  /**
   * Reads the form. What it has besides is ignored.
   *
   * @param form names with all their values, decoded
   * @param checks has a row of each {@link ResponseRule} afterwards
   * @return empty if a rule is broken; the rows say which
   */
  public static Optional<WalletResponse> read(
      Map<String, List<String>> form, ExpectedResponse expected, Checks checks) {
    return read(form, expected, Optional.empty(), checks);
  }

  /** Reads the form of a wallet of before OpenID4VP 1.0, which presents credentials otherwise. */
  public static Optional<WalletResponse> readFormer(
      Map<String, List<String>> form,
      ExpectedResponse expected,
      TokenReading former,
      Checks checks) {
    return read(form, expected, Optional.of(former), checks);
  }

  private static Optional<WalletResponse> read(
      Map<String, List<String>> form,
      ExpectedResponse expected,
      Optional<TokenReading> former,
      Checks checks) {
    checks.bind(ResponseRule.ALL);
    return checks.part(
        () -> {
          Map<String, Object> members = new LinkedHashMap<>();
          for (String name : AnswerReader.MEMBERS) {
            List<String> values = form.getOrDefault(name, List.of());
            checks.require(REPEATED, values.size() <= 1, () -> name + " stands there twice");
            values.forEach(value -> members.put(name, value));
          }
          if (expected.state().isEmpty()) {
            // OpenID4VP 1.0, 8.2: without one, any form at all would be an answer to this request.
            throw checks.halt(STATE, "the request had none, and is answered by a form");
          }
          return new AnswerReader(AnswerReader.Source.FORM, expected, former, checks).read(members);
        });
  }
}
