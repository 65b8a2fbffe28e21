package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.FORMATS;
import static dev.assay.server.openid4vp.RequestRule.KEY;
import static dev.assay.server.openid4vp.RequestRule.MODE;
import static dev.assay.server.openid4vp.RequestRule.NONCE;
import static dev.assay.server.openid4vp.RequestRule.ORIGINS;
import static dev.assay.server.openid4vp.RequestRule.QUERY;
import static dev.assay.server.openid4vp.RequestRule.RESPONSE_URI;
import static dev.assay.server.openid4vp.RequestRule.STATE;
import static dev.assay.server.openid4vp.RequestRule.TRANSACTION_DATA;
import static dev.assay.server.openid4vp.RequestRule.TRANSACTION_DATA_FORMAT;
import static dev.assay.server.openid4vp.RequestRule.VERIFIER_INFO;

import dev.assay.check.Checks;
import dev.assay.server.openid4vp.ResponseMode.Secrecy;
import dev.assay.server.openid4vp.ResponseMode.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a request of ours against the rules before it is sent. What a relying party has a say in is
 * checked here as what comes from strangers is.
 */
record RequestChecks(Checks checks) {

  /** OpenID4VP 1.0, 5.2: the characters; and as many as 128 random bits have in base64url. */
  private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9._~-]{22,512}");

  /** Origins as browsers write them: RFC 6454, 6.2. Nothing but exactly this text is one. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://(?=.{1,253}(?::|$))LABEL(?:\\.LABEL)*(?::([1-9][0-9]{0,4}))?"
              .replace("LABEL", "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"));

  /** Browsers leave it out. */
  private static final int DEFAULT_PORT = 443;

  private static final int LAST_PORT = 65_535;

  /** A request by a link: whether it holds. */
  boolean hold(RequestParameters parameters, Optional<RequestSigner> signer, Instant now) {
    ResponseAddress address = parameters.address();
    checkMode(address.mode(), Way.POST);
    checks.check(
        RESPONSE_URI,
        address.isSafe(),
        () -> "response_uri is not https, or has a user or a fragment");
    checks.check(
        STATE,
        RANDOM.matcher(address.state()).matches(),
        () -> "state is too short, or has a character that a URL has not");
    checkContent(parameters.content(), parameters.metadata());
    checkKey(address.mode(), parameters.metadata());
    new ClientCheck(signer, Optional.of(address.uri()), now, checks).check(parameters.client());
    return checks.hold(RequestRule.OF_LINKS);
  }

  /** A request through a browser, unsigned: whether it holds. */
  boolean hold(DcApiParameters parameters) {
    checkMode(parameters.mode(), Way.BROWSER);
    checkContent(parameters.content(), parameters.metadata());
    checkKey(parameters.mode(), parameters.metadata());
    return checks.hold(RequestRule.OF_THE_DC_API);
  }

  /** What has to hold of a signed request through a browser besides. */
  boolean holdSigned(DcApiRequest.Sender sender, Instant now) {
    List<String> expectedOrigins = sender.expectedOrigins();
    checks.check(
        ORIGINS,
        !expectedOrigins.isEmpty() && expectedOrigins.stream().allMatch(RequestChecks::isOrigin),
        () -> "there is no origin, or one that is not https://host or https://host:port");
    new ClientCheck(Optional.of(sender.signer()), Optional.empty(), now, checks)
        .check(sender.client());
    return checks.hold(RequestRule.OF_THE_SIGNED_DC_API);
  }

  private static boolean isOrigin(String text) {
    Matcher origin = ORIGIN.matcher(text);
    if (!origin.matches()) {
      return false;
    }
    Optional<Integer> port = Optional.ofNullable(origin.group(1)).map(Integer::valueOf);
    return port.filter(any -> any == DEFAULT_PORT || any > LAST_PORT).isEmpty();
  }

  private void checkMode(ResponseMode mode, Way way) {
    checks.check(MODE, mode.way() == way, () -> "response_mode is " + mode.value());
  }

  private void checkContent(RequestContent content, ClientMetadata metadata) {
    checks.check(
        NONCE,
        RANDOM.matcher(content.nonce()).matches(),
        () -> "nonce is too short, or has a character that a URL has not");
    Map<String, String> formats = content.formats();
    checks.check(QUERY, !formats.isEmpty(), () -> "dcql_query asks for no credential");
    checks.check(
        FORMATS,
        metadata.formats().keySet().containsAll(formats.values()),
        () -> "only " + metadata.formats().keySet() + " can be answered with");
    TransactionDataCheck data = new TransactionDataCheck(formats);
    checks.check(
        TRANSACTION_DATA,
        content.transactionData().stream().allMatch(data::isWellFormed),
        () -> "one of transaction_data has no type, or not the id of a query");
    checks.check(
        TRANSACTION_DATA_FORMAT,
        content.transactionData().stream().noneMatch(data::isForMdoc),
        () -> "one of transaction_data is for a query of mso_mdoc");
    checks.check(
        VERIFIER_INFO,
        content.verifierInfo().stream().allMatch(info -> isWellFormed(info, formats)),
        () -> "one of verifier_info has no format or no data, or not the id of a query");
  }

  private void checkKey(ResponseMode mode, ClientMetadata metadata) {
    checks.check(
        KEY,
        metadata.encryptionKey().isPresent() == (mode.secrecy() == Secrecy.ENCRYPTED),
        () -> "response_mode is " + mode.value() + ", and there is no key, or one too many");
  }

  private static boolean isWellFormed(Map<String, Object> info, Map<String, String> formats) {
    Object data = info.get("data");
    return info.get("format") instanceof String
        && (data instanceof String || data instanceof Map<?, ?>)
        && (!info.containsKey("credential_ids")
            || TransactionDataCheck.areIds(info.get("credential_ids"), formats));
  }
}
