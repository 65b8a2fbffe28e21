package dev.assay.sdjwt;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.util.List;
import java.util.Optional;

/**
 * One disclosure: the text that the issuer's digest covers, and what it says.
 *
 * @param encoded the base64url text as received
 * @param elements salt and value, or salt, name and value
 */
record Disclosure(String encoded, List<Object> elements) {

  /** Reads a disclosure; empty if it is not of the form of RFC 9901, 4.2. */
  static Optional<Disclosure> read(String encoded, JsonLimits limits) {
    try {
      List<Object> elements = Json.readArray(Base64Url.decode(encoded), limits);
      boolean formed = elements.size() >= 2 && elements.get(0) instanceof String;
      return formed ? Optional.of(new Disclosure(encoded, elements)) : Optional.empty();
    } catch (Base64UrlException | JsonException e) {
      return Optional.empty();
    }
  }

  boolean isOfProperty() {
    return elements.size() == 3;
  }

  boolean isOfElement() {
    return elements.size() == 2;
  }

  /** The name of the disclosed property; any JSON value, because nobody has checked it yet. */
  Object name() {
    return elements.get(1);
  }

  Object value() {
    return elements.get(elements.size() - 1);
  }

  /** Does not show what is disclosed. */
  @Override
  public String toString() {
    return "Disclosure";
  }
}
