package dev.assay.trust;

import dev.assay.check.Checks;
import dev.assay.credential.IssuerReference;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.document.Evidence;
import java.util.Optional;

/** A question, with what it takes to answer it. */
record Inquiry(Question question, Evidence evidence, Checks checks) {

  IssuerReference reference() {
    return question.reference();
  }

  /** The algorithm that the token names; absent if it is none of ours. */
  Optional<SignatureAlgorithm> algorithm() {
    return reference().algorithm().flatMap(SignatureAlgorithm::ofJoseName);
  }
}
