package dev.assay.mdoc;

import dev.assay.cbor.ByteString;
import dev.assay.credential.StatusReference;
import dev.assay.credential.StatusReference.Form;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The status that an issuer signed: ISO/IEC 18013-5, 12.3.6.2. */
final class MdocStatus {

  private static final String STATUS_LIST = "status_list";
  private static final String IDENTIFIER_LIST = "identifier_list";
  private static final String CERTIFICATE = "certificate";

  private MdocStatus() {}

  /**
   * Where the status stands, by one way or by both; empty if there is neither, or one of them is
   * not of the form that the standard gives it.
   */
  static List<StatusReference> read(Object status) {
    if (!(status instanceof Map<?, ?> map)) {
      return List.of();
    }
    Members members = new Members(map);
    Optional<StatusReference> entry = members.members(STATUS_LIST).flatMap(MdocStatus::entry);
    Optional<StatusReference> identifier =
        members.members(IDENTIFIER_LIST).flatMap(MdocStatus::identifier);
    // What is there and cannot be read must not count as absent.
    boolean readable =
        entry.isPresent() == members.has(STATUS_LIST)
            && (identifier.isPresent() == members.has(IDENTIFIER_LIST)
                || hasTextIdentifier(status));
    return readable ? Stream.of(entry, identifier).flatMap(Optional::stream).toList() : List.of();
  }

  /**
   * Whether the identifier is text, as issuers write it that follow the European reference
   * implementation. No list has such a one, so there is nothing to look up.
   */
  static boolean hasTextIdentifier(Object status) {
    return status instanceof Map<?, ?> map
        && new Members(map)
            .members(IDENTIFIER_LIST)
            .filter(list -> list.text("id").isPresent() && uri(list).isPresent())
            .isPresent();
  }

  private static Optional<StatusReference> entry(Members list) {
    Optional<Long> index = list.number("idx").filter(number -> number >= 0);
    Optional<X509Certificate> trustPoint = trustPoint(list);
    return index.isPresent() && isReadable(list, trustPoint)
        ? uri(list)
            .map(uri -> new StatusReference.Entry(uri, index.get(), Form.ISO_CWT, trustPoint))
        : Optional.empty();
  }

  private static Optional<StatusReference> identifier(Members list) {
    Optional<ByteString> id = list.bytes("id");
    Optional<X509Certificate> trustPoint = trustPoint(list);
    return id.isPresent() && isReadable(list, trustPoint)
        ? uri(list).map(uri -> new StatusReference.Identifier(uri, id.get(), trustPoint))
        : Optional.empty();
  }

  private static boolean isReadable(Members list, Optional<X509Certificate> trustPoint) {
    return trustPoint.isPresent() || !list.has(CERTIFICATE);
  }

  private static Optional<X509Certificate> trustPoint(Members list) {
    Optional<ByteString> der = list.bytes(CERTIFICATE);
    try {
      return der.isPresent()
          ? Optional.of(CertificateReader.der(der.get().toByteArray()))
          : Optional.empty();
    } catch (CertificateFault e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> uri(Members list) {
    return list.text("uri").flatMap(MdocStatus::absolute);
  }

  private static Optional<URI> absolute(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> uri.isAbsolute() && !uri.isOpaque());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
