package dev.assay.credential;

import java.net.URI;

/**
 * Where the status of a credential stands: Token Status List draft-20, 6.2.
 *
 * @param uri the status list token
 * @param index the place in the list, from 0
 */
public record StatusReference(URI uri, long index) {

  /** Does not show where: list and index together name one person's credential. */
  @Override
  public String toString() {
    return "StatusReference";
  }
}
