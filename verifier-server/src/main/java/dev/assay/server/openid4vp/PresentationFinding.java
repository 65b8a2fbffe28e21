package dev.assay.server.openid4vp;

import dev.assay.VerificationResult;
import dev.assay.check.Report;
import dev.assay.credential.Claims;

/** What one presentation is worth for the query that it was given for. */
public sealed interface PresentationFinding {

  /** What was found out about it without regard to the query. */
  VerificationResult result();

  /** One row for each rule of {@link DcqlRule} that binds a presentation. */
  Report report();

  /**
   * It has what was asked for.
   *
   * @param claims as JSON has them: those that were asked for, and nothing else
   */
  record Matched(VerificationResult.Accepted result, Report report, Claims claims)
      implements PresentationFinding {

    /** Does not show the claims. */
    @Override
    public String toString() {
      return "Matched";
    }
  }

  /** It is discarded: OpenID4VP 1.0, 8.6. The report says why. */
  record Discarded(VerificationResult result, Report report) implements PresentationFinding {

    /** Does not show the credential. */
    @Override
    public String toString() {
      return "Discarded";
    }
  }
}
