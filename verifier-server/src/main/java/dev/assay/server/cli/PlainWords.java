package dev.assay.server.cli;

import dev.assay.Facts;
import dev.assay.Verdict;
import dev.assay.bundle.Grade;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Sector;
import dev.assay.credential.StatusOutcome;
import java.util.List;

/** The words for people who know nothing of the specifications. */
final class PlainWords {

  private PlainWords() {}

  /** One sentence on the whole. */
  static String verdict(Verdict verdict, Facts facts) {
    List<CheckResult> failed = facts.report().with(Outcome.FAILED);
    return switch (verdict) {
      case ACCEPTED -> accepted(facts.status());
      case UNDETERMINED -> "No decision: evidence is missing. This is neither a yes nor a no.";
      case REJECTED ->
          failed.isEmpty()
              ? "Not every check could be run, and what was not checked is not believed."
              : rejected(failed.get(0).rule());
    };
  }

  private static String accepted(StatusOutcome status) {
    String genuine = "Issued by an issuer you trust, unaltered, and valid at this time";
    return switch (status) {
      case VALID -> genuine + "; the issuer has not taken it back.";
      case NONE -> genuine + ". The issuer gives no way to look up whether it was taken back.";
      default -> genuine + ". Whether the issuer has taken it back was not looked up.";
    };
  }

  /** The first failed check decides: those after it may fail on its account. */
  private static String rejected(Rule rule) {
    return switch (rule.fault()) {
      case TIME_EXPIRED -> "The credential has expired.";
      case TIME_NOT_YET_VALID -> "The credential is not valid yet.";
      case STATUS_REVOKED -> "The issuer has taken the credential back.";
      case STATUS_SUSPENDED -> "The issuer has put the credential on hold.";
      case SIGNATURE_INVALID ->
          "The issuer's signature does not hold: the credential was altered, or is not theirs.";
      case BINDING_NONCE_MISMATCH, BINDING_STALE, BINDING_REPLAYED ->
          "The holder's proof was made for another occasion, so it may be a copy.";
      case BINDING_AUDIENCE_MISMATCH -> "The holder's proof was made for somebody else.";
      case TRUST_NOT_GRANTED -> "The trust list does not grant this issuer its trust at this time.";
      case TRUST_LIST_EXPIRED ->
          "The trust list, or the bundle that it came in, is out of date, so it trusts nobody.";
      default -> rejectedIn(rule);
    };
  }

  private static String rejectedIn(Rule rule) {
    return switch (rule.stage()) {
      case FORMAT -> "This cannot be read as a credential: it is damaged, or of another kind.";
      case ISSUER -> "Nobody you trust vouches for whoever issued this.";
      case SIGNATURE -> "What is presented is not what the issuer signed.";
      case VALIDITY -> "The credential is not valid at this time.";
      case HOLDER -> "Whoever presents this did not prove to be its holder.";
      case STATUS -> "Its status does not let it be relied on.";
      case POLICY -> "It is genuine, and not what you ask for.";
    };
  }

  /** What whoever reads a failed check can do. */
  static String next(Rule rule) {
    return switch (rule.fault()) {
      case TIME_EXPIRED -> "Ask the holder for a current credential.";
      case TIME_NOT_YET_VALID -> "Wait until it is valid, or correct the clock or --at.";
      case STATUS_REVOKED, STATUS_SUSPENDED -> "Do not rely on it; the holder can ask the issuer.";
      case STATUS_UNAVAILABLE, FETCH_FAILED, FETCH_TIMEOUT ->
          "Try again later, or supply the document with --document URI=FILE.";
      case FETCH_BLOCKED ->
          "Name the host in the issuer's entry, or supply it with --document URI=FILE.";
      case BINDING_NONCE_MISMATCH, BINDING_AUDIENCE_MISMATCH, BINDING_STALE ->
          "Compare --nonce and --audience with the request; if they are right, ask again.";
      case TRUST_LIST_EXPIRED ->
          "Get the current issue of the trust list, or of the bundle that it came in.";
      default -> nextIn(rule);
    };
  }

  private static String nextIn(Rule rule) {
    return switch (rule.stage()) {
      case FORMAT -> "Check that the whole credential was copied, and nothing else.";
      case ISSUER -> "See who is trusted, and for what: assay trust-list show FILE.";
      case SIGNATURE -> "Ask the holder to present it again; if that fails, tell the issuer.";
      case VALIDITY -> "Ask the holder for a credential that is valid now.";
      case HOLDER -> "Ask the holder to present it again, for a new nonce.";
      case STATUS -> "Tell the issuer: what it publishes about status cannot be used.";
      case POLICY -> "Ask the holder for a credential that has what you demand.";
    };
  }

  static String status(StatusOutcome status) {
    return switch (status) {
      case VALID -> "valid, as the issuer's list says";
      case REVOKED -> "revoked";
      case SUSPENDED -> "suspended";
      case NONE -> "it has none";
      case UNKNOWN -> "not known";
    };
  }

  static String grade(Grade grade) {
    return switch (grade) {
      case FRESH -> "fresh";
      case STALE -> "stale: what it has may have changed since";
      case TOO_OLD -> "too-old: much of what it has may have changed since";
    };
  }

  static String sector(Sector sector) {
    return switch (sector) {
      case PUBLIC -> "public sector";
      case PRIVATE -> "private sector";
      case UNSTATED -> "sector not stated";
    };
  }

  static String mechanism(Mechanism mechanism) {
    return switch (mechanism) {
      case X5C -> "its certificate leads to one on the list";
      case DID -> "its DID is on the list";
      case JWKS -> "its key is on the list";
      case ISSUER_METADATA, WELL_KNOWN_JWKS -> "it is on the list, and publishes its keys";
      case KEY_ID -> "the key that the credential names is on the list";
    };
  }
}
