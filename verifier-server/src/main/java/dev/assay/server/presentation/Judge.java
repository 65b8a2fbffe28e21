package dev.assay.server.presentation;

import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import io.vertx.core.Future;
import java.time.Instant;

/** Decides on one credential, by the trust lists of this server. */
@FunctionalInterface
public interface Judge {

  /** The decision as of an instant. */
  Future<VerificationResult> judge(VerificationRequest request, Instant at);
}
