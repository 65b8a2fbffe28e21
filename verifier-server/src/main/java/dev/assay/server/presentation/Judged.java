package dev.assay.server.presentation;

import dev.assay.server.openid4vp.WalletError;

/** What has become of an answer. */
sealed interface Judged {

  /** What the relying party gets of it. */
  Result result();

  /** Whether anything in it may be a genuine document, and so be about its holder. */
  boolean isAboutSomebody();

  /**
   * It was decided on.
   *
   * @param result has claims only if the verdict is accepted, and only those that were asked for
   */
  record Decided(Result result, boolean isAboutSomebody) implements Judged {

    /** Does not show the claims. */
    @Override
    public String toString() {
      return "Decided[" + result.verdict() + "]";
    }
  }

  /** The wallet, or its user, said no. */
  record Refused(WalletError error) implements Judged {
    @Override
    public Result result() {
      return ResultJson.refused(error);
    }

    @Override
    public boolean isAboutSomebody() {
      return false;
    }
  }
}
