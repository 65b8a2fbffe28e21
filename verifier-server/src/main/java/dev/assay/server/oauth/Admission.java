package dev.assay.server.oauth;

import dev.assay.check.CheckResult;
import dev.assay.server.config.OauthClient;

/** What has become of a caller with an access token. */
public sealed interface Admission {

  /** It is this client, and may call. */
  record Admitted(OauthClient client) implements Admission {}

  /**
   * The token is none, or not for this.
   *
   * @param row the rule that it breaks
   */
  record Refused(CheckResult row) implements Admission {}

  /** The token is good, and does not go so far: RFC 6750, 3.1. */
  record OutOfScope(OauthClient client) implements Admission {}

  /** Nobody could say, as the keys of the authorization server cannot be had. */
  record WithoutKeys() implements Admission {}
}
