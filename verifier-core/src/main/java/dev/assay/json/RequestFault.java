package dev.assay.json;

import dev.assay.check.Shown;

/**
 * A text that is not a request. It says where, why, and what would be right; it repeats nothing of
 * the text but names of members, and has no stack trace.
 */
public final class RequestFault extends Exception {

  private static final long serialVersionUID = 1L;

  /** A longer pointer names nothing that a reader would recognise. */
  private static final int MAX_POINTER_CHARS = 200;

  /** What is wrong. */
  public enum Reason {
    /** Not JSON, or no JSON object: RFC 8259. */
    NOT_JSON("not-json", "The request is not a JSON object"),
    /** A member occurs twice in one object. */
    DUPLICATE_MEMBER("duplicate-member", "A member occurs twice"),
    /** A member that means nothing here; it could have been a restriction. */
    UNKNOWN_MEMBER("unknown-member", "The request has a member that is not known"),
    /** A member that must be there is not. */
    MISSING_MEMBER("missing-member", "The request lacks a member"),
    /** A string where an array belongs, and the like. */
    WRONG_TYPE("wrong-type", "A member has the wrong JSON type"),
    /** Of the right type, and not one of the values that it can have. */
    BAD_VALUE("bad-value", "A member has a value that it cannot have"),
    /** More elements, characters or bytes than a request may have. */
    TOO_LARGE("too-large", "The request exceeds a limit"),
    /** A part of the contract that this version does not have. */
    NOT_SUPPORTED("not-supported", "The request asks for what this version does not have");

    private final String code;
    private final String title;

    Reason(String code, String title) {
      this.code = code;
      this.title = title;
    }

    /** The stable text of this reason, such as {@code unknown-member}. */
    public String code() {
      return code;
    }

    /** The reason as a short sentence, the same for every request. */
    public String title() {
      return title;
    }
  }

  private final Reason reason;
  private final String pointer;
  private final String detail;

  /**
   * A fault.
   *
   * @param pointer where, as a JSON pointer (RFC 6901); empty for the request as a whole
   * @param detail what would be right, as the end of a sentence that begins with the place
   */
  public RequestFault(Reason reason, String pointer, String detail) {
    super(reason.code + " at \"" + shown(pointer) + "\": " + detail, null, false, false);
    this.reason = reason;
    this.pointer = shown(pointer);
    this.detail = detail;
  }

  /** What is wrong, for machines. */
  public Reason reason() {
    return reason;
  }

  /** Where, as a JSON pointer (RFC 6901); empty for the request as a whole. */
  public String pointer() {
    return pointer;
  }

  /** What would be right. */
  public String detail() {
    return detail;
  }

  /** The fault as the answer to whoever sent the request: 413 for a limit, else 400. */
  public ProblemDetails problem() {
    int status = reason == Reason.TOO_LARGE ? 413 : 400;
    String where = pointer.isEmpty() ? "the request" : pointer;
    return ProblemDetails.of("request." + reason.code, reason.title, status, where + " " + detail)
        .at(pointer);
  }

  /** Names of members come from the sender too; one that is no name is left out of the pointer. */
  private static String shown(String pointer) {
    boolean plain = Shown.of(pointer).equals(pointer);
    if (plain) {
      return pointer;
    }
    int parent = pointer.lastIndexOf('/');
    return parent <= 0 || pointer.length() > MAX_POINTER_CHARS
        ? ""
        : shown(pointer.substring(0, parent));
  }
}
