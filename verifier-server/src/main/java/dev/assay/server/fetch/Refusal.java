package dev.assay.server.fetch;

import dev.assay.document.FetchFault;
import dev.assay.document.Finding;

/** A fetch that came to nothing. Never has a stack trace: it is an answer. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final FetchFault fault;
  private final String reason;

  Refusal(FetchFault fault, String reason) {
    super(fault.code() + ": " + reason, null, false, false);
    this.fault = fault;
    this.reason = reason;
  }

  FetchFault fault() {
    return fault;
  }

  Finding.Unavailable finding() {
    return new Finding.Unavailable(fault, reason);
  }
}
