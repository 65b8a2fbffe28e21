package dev.assay;

import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.document.DocumentRequest;
import java.util.Comparator;
import java.util.List;

/** The decision. Only {@link Accepted} gives access to what the credential says. */
public sealed interface VerificationResult {

  /** What was found out. */
  Facts facts();

  /** The answer in one word. */
  Verdict verdict();

  /**
   * The documents that would be needed to go on; empty if nothing is open, or if they were sought
   * in vain.
   */
  default List<DocumentRequest> missing() {
    return List.of();
  }

  /** The results of the credentials one by one: this one, unless there are several. */
  default List<VerificationResult> each() {
    return List.of(this);
  }

  /**
   * Every rule that was bound passed or did not apply.
   *
   * @param holderClaims what the holder's own device signed, with the issuer's leave; the word of
   *     the holder, and none in most formats
   */
  record Accepted(Facts facts, Credential credential, Claims holderClaims)
      implements VerificationResult {
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

  /**
   * The input held several credentials, such as the documents of a DeviceResponse, each of which
   * has its own result.
   *
   * @param facts what the results have in common, and the worst of the rest
   * @param results in the order of the input
   */
  record Several(Facts facts, List<VerificationResult> results) implements VerificationResult {

    public Several {
      results = List.copyOf(results);
    }

    /** The worst of all: one bad credential spoils the answer. */
    @Override
    public Verdict verdict() {
      return results.stream()
          .map(VerificationResult::verdict)
          .max(Comparator.naturalOrder())
          .orElse(Verdict.REJECTED);
    }

    @Override
    public List<VerificationResult> each() {
      return results;
    }

    @Override
    public List<DocumentRequest> missing() {
      return results.stream().flatMap(result -> result.missing().stream()).distinct().toList();
    }
  }
}
