package dev.assay.credential;

import java.net.URI;

/**
 * Where the status of a credential stands: Token Status List draft-20, 6.2.
 *
 * @param uri the status list token
 * @param index the place in the list, from 0
 * @param form in which the token is asked for
 */
public record StatusReference(URI uri, long index, Form form) {

  /** A place in a list in JWT form. */
  public StatusReference(URI uri, long index) {
    this(uri, index, Form.JWT);
  }

  /** The form of a status list token, which is that of the credential that names it. */
  public enum Form {
    /** Token Status List draft-20, 5.1. */
    JWT,
    /** Token Status List draft-20, 5.2, with what ISO/IEC 18013-5, 12.3.6, demands besides. */
    ISO_CWT
  }

  /** Does not show where: list and index together name one person's credential. */
  @Override
  public String toString() {
    return "StatusReference";
  }
}
