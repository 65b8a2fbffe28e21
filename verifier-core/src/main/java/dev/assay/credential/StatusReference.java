package dev.assay.credential;

import dev.assay.cbor.ByteString;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Where the status of a credential stands. */
public sealed interface StatusReference {

  /** The list. */
  URI uri();

  /**
   * The certificate with whose key the first of the list's own certificates has to be signed:
   * {@code certificate} of ISO/IEC 18013-5, 12.3.6.2. Empty if the issuer named none.
   *
   * <p>The standard lets it stand in the place of the verifier's own anchors. Here it only narrows
   * them: the issuer of a credential may say which of the signers that the operator lists is the
   * one, and may not appoint any that the operator does not list.
   */
  Optional<X509Certificate> trustPoint();

  /**
   * A place in a list of places: Token Status List draft-20, 6.2; ISO/IEC 18013-5, 12.3.6.2, {@code
   * status_list}.
   *
   * @param uri the status list token
   * @param index the place in the list, from 0
   * @param form in which the token is asked for
   */
  record Entry(URI uri, long index, Form form, Optional<X509Certificate> trustPoint)
      implements StatusReference {

    /** A place in a list in JWT form. */
    public Entry(URI uri, long index) {
      this(uri, index, Form.JWT, Optional.empty());
    }

    /** Does not show where: list and index together name one person's credential. */
    @Override
    public String toString() {
      return "Entry";
    }
  }

  /**
   * A name that a list of names may have, which is then the list of what was revoked: ISO/IEC
   * 18013-5, 12.3.6.2, {@code identifier_list}.
   *
   * @param uri the identifier list token
   * @param id the name that the issuer gave to the credential
   */
  record Identifier(URI uri, ByteString id, Optional<X509Certificate> trustPoint)
      implements StatusReference {

    /** Does not show where: list and name together name one person's credential. */
    @Override
    public String toString() {
      return "Identifier";
    }
  }

  /**
   * A place in the list of revoked cards that an issuer publishes for one of its keys: SMART Health
   * Cards 1.4.0, "Revocation".
   *
   * @param uri the list
   * @param keyId the key that the list is about
   * @param version how often the list was updated, as the key says
   * @param rid the name that the issuer gave to the card for this purpose; absent if it has none,
   *     and then the list speaks of it only where it has another way to
   * @param issued when the card was issued
   */
  record Card(URI uri, String keyId, long version, Optional<String> rid, Instant issued)
      implements StatusReference {

    @Override
    public Optional<X509Certificate> trustPoint() {
      return Optional.empty();
    }

    /** Does not show which: the name stands for one person's cards. */
    @Override
    public String toString() {
      return "Card";
    }
  }

  /** The form of a status list token, which is that of the credential that names it. */
  enum Form {
    /** Token Status List draft-20, 5.1. */
    JWT,
    /** Token Status List draft-20, 5.2, with what ISO/IEC 18013-5, 12.3.6, demands besides. */
    ISO_CWT
  }
}
