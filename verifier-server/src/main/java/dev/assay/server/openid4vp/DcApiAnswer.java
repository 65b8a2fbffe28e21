package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.ResponseRule.REPEATED;

import dev.assay.check.Checks;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a browser brings from a wallet: {@code data} of the credential that the Digital
 * Credentials API gives a page, OpenID4VP 1.0, A.2 and A.5.
 */
public final class DcApiAnswer {

  private DcApiAnswer() {}

  /**
   * Reads the object.
   *
   * @param data as JSON, without a name twice
   * @param checks has a row of each {@link ResponseRule} afterwards
   * @return empty if a rule is broken; the rows say which
   */
  public static Optional<WalletResponse> read(
      Map<String, Object> data, ExpectedResponse expected, Checks checks) {
    checks.bind(ResponseRule.ALL);
    checks.skip(REPEATED, "the answer is no form");
    return checks.part(
        () ->
            new AnswerReader(AnswerReader.Source.JSON, expected, Optional.empty(), checks)
                .read(data));
  }
}
