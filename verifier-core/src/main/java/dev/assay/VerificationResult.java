package dev.assay;

import dev.assay.credential.Credential;
import dev.assay.document.DocumentRequest;
import java.util.List;

/** The decision. Only {@link Accepted} gives access to what the credential says. */
public sealed interface VerificationResult {

  /** What was found out. */
  Facts facts();

  /** The answer in one word. */
  Verdict verdict();

  /** Every rule that was bound passed or did not apply. */
  record Accepted(Facts facts, Credential credential) implements VerificationResult {
    @Override
    public Verdict verdict() {
      return Verdict.ACCEPTED;
    }
  }

  /** At least one rule failed, or was not run. */
  record Rejected(Facts facts) implements VerificationResult {
    @Override
    public Verdict verdict() {
      return Verdict.REJECTED;
    }
  }

  /**
   * No rule failed, and at least one could not be decided.
   *
   * @param missing the documents that would be needed to go on; empty if they were sought in vain
   */
  record Undetermined(Facts facts, List<DocumentRequest> missing) implements VerificationResult {

    public Undetermined {
      missing = List.copyOf(missing);
    }

    @Override
    public Verdict verdict() {
      return Verdict.UNDETERMINED;
    }
  }
}
