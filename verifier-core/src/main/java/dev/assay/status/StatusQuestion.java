package dev.assay.status;

import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import java.time.Instant;

/** Whose status is asked for, and when. */
record StatusQuestion(StatusReference reference, TrustedIssuer issuer, Instant at) {}
