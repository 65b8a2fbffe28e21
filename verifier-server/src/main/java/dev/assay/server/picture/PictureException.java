package dev.assay.server.picture;

/** A picture gave no text. */
public final class PictureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  PictureException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  PictureException(Reason reason, Exception cause) {
    super(reason.name(), cause, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** What keeps a picture from being read. */
  public enum Reason {
    /** Neither PNG nor JPEG. */
    OTHER_FORMAT,
    /** More than is decoded. */
    TOO_MANY_PIXELS,
    /** Begins like a picture and is none. */
    UNREADABLE,
    /** There is no QR code that can be read. */
    NO_CODE
  }
}
