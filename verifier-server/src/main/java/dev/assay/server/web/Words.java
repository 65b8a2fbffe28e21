package dev.assay.server.web;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.check.Outcome;
import dev.assay.check.Stage;
import dev.assay.credential.StatusOutcome;

/** What the codes mean, for somebody at a desk. */
final class Words {

  private Words() {}

  static String title(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> "Accepted";
      case UNDETERMINED -> "Not decided";
      case REJECTED -> "Rejected";
    };
  }

  static String sign(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> "✓";
      case UNDETERMINED -> "?";
      case REJECTED -> "✗";
    };
  }

  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED ->
          "An issuer on the trust list signed this credential, and every check passed.";
      case UNDETERMINED ->
          "Nothing speaks against this credential, but something that is needed to decide is"
              + " missing. Do not rely on it yet.";
      case REJECTED -> "This credential must not be relied on.";
    };
  }

  static String next(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> "";
      case UNDETERMINED ->
          "What you can do: try again in a few minutes. If it stays like this, ask whoever runs"
              + " this service to look at the sources named above.";
      case REJECTED ->
          "What you can do: ask for another credential or another proof, and use your service's"
              + " other way to check. Rejecting a credential says nothing about the person.";
    };
  }

  static String holder(HolderProof proof) {
    return switch (proof) {
      case PROVED ->
          "The holder proved, for this request, to have the key that the credential is bound to";
      case NOT_REQUIRED ->
          "No proof was asked for: whoever showed this need not be the person it is about";
      case FAILED -> "The proof that was asked for did not succeed, or was not reached";
    };
  }

  static String status(StatusOutcome status) {
    return switch (status) {
      case VALID -> "The issuer says that it is valid";
      case REVOKED -> "The issuer revoked it";
      case SUSPENDED -> "The issuer suspended it";
      case NONE -> "The issuer keeps no status for it";
      case UNKNOWN -> "Not known";
    };
  }

  static String stage(Stage stage) {
    return switch (stage) {
      case FORMAT -> "Form";
      case ISSUER -> "Issuer";
      case SIGNATURE -> "Signature";
      case VALIDITY -> "Validity";
      case HOLDER -> "Holder";
      case STATUS -> "Status";
      case POLICY -> "Policy";
    };
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case NOT_APPLICABLE -> "Does not apply";
      case PASSED -> "Passed";
      case NOT_RUN -> "Not tried";
      case UNDETERMINED -> "Not decided";
      case FAILED -> "Failed";
    };
  }
}
