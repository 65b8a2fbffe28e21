package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.DISCLOSURE_FORM;
import static dev.assay.sdjwt.SdJwtRule.ENCODING;
import static dev.assay.sdjwt.SdJwtRule.FORM;
import static dev.assay.sdjwt.SdJwtRule.JSON_DEPTH;
import static dev.assay.sdjwt.SdJwtRule.JSON_NAMES;
import static dev.assay.sdjwt.SdJwtRule.JSON_SERIALIZATION;
import static dev.assay.sdjwt.SdJwtRule.JSON_TEXT;
import static dev.assay.sdjwt.SdJwtRule.KB_FORM;
import static dev.assay.sdjwt.SdJwtRule.SIZE;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a serialization apart: the compact one of RFC 9901, 4, and, through {@link
 * JsonSerialization}, those of 8.
 */
final class SdJwtReader {

  private static final char TILDE = '~';

  private final Limits limits;
  private final JsonLimits jsonLimits;
  private final Checks checks;

  SdJwtReader(Limits limits, Checks checks) {
    this.limits = limits;
    this.jsonLimits = JsonLimits.DEFAULT.withMaxDepth(limits.maxDepth());
    this.checks = checks;
  }

  SdJwt read(Input input) {
    String text = input.text();
    checks.require(
        SIZE,
        text.length() <= limits.maxInputChars(),
        () -> text.length() + " characters, at most " + limits.maxInputChars());
    SdJwt token = text.startsWith("{") ? json(text) : compact(text);
    checks.passed(List.of(FORM, ENCODING, JSON_TEXT, JSON_NAMES, JSON_DEPTH));
    return token;
  }

  private SdJwt compact(String text) {
    checks.skip(JSON_SERIALIZATION, "compact serialization");
    List<String> parts = split(text);
    int last = parts.size() - 1;
    String hashed = text.substring(0, text.length() - parts.get(last).length());
    Parts read =
        new Parts(
            parts.get(0),
            parts.subList(1, last),
            Optional.of(parts.get(last)).filter(kb -> !kb.isEmpty()));
    try {
      return assemble(Jws.parse(read.issuerSigned(), jsonLimits), read, hashed);
    } catch (JoseException e) {
      throw halt(e);
    }
  }

  private SdJwt json(String text) {
    try {
      JsonSerialization serialization = JsonSerialization.read(text, jsonLimits, checks);
      Parts read = serialization.parts();
      StringBuilder hashed = new StringBuilder(read.issuerSigned()).append(TILDE);
      read.disclosures().forEach(disclosure -> hashed.append(disclosure).append(TILDE));
      requireCount(read.disclosures().size());
      Jws issuerSigned = Jws.parse(read.issuerSigned(), jsonLimits);
      serialization.requireApart(issuerSigned.header());
      checks.pass(JSON_SERIALIZATION, "");
      return assemble(issuerSigned, read, hashed.toString());
    } catch (JsonException e) {
      throw halt(e.kind());
    } catch (JoseException e) {
      throw halt(e);
    }
  }

  /**
   * The parts between the tildes. RFC 9901, 4: at least one tilde, and only the last part may be
   * empty.
   */
  private List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int tilde = text.indexOf(TILDE); tilde >= 0; tilde = text.indexOf(TILDE, start)) {
      parts.add(text.substring(start, tilde));
      start = tilde + 1;
      requireCount(parts.size() - 1);
    }
    parts.add(text.substring(start));
    checks.require(FORM, parts.size() > 1, () -> "there is no tilde");
    checks.require(
        FORM,
        parts.indexOf("") < 0 || parts.indexOf("") == parts.size() - 1,
        () -> "there is nothing between two tildes");
    return parts;
  }

  private void requireCount(int disclosures) {
    if (disclosures > limits.maxDisclosures()) {
      throw checks.halt(SIZE, "more than " + limits.maxDisclosures() + " disclosures");
    }
  }

  private SdJwt assemble(Jws issuerSigned, Parts read, String hashed) {
    Map<String, Object> payload;
    try {
      payload = issuerSigned.payloadObject(jsonLimits);
    } catch (JsonException e) {
      throw halt(e.kind());
    }
    return new SdJwt(
        issuerSigned,
        payload,
        disclosures(read.disclosures()),
        keyBinding(read.keyBinding()),
        hashed);
  }

  private List<Disclosure> disclosures(List<String> encoded) {
    List<Disclosure> disclosures = new ArrayList<>(encoded.size());
    for (String text : encoded) {
      Optional<Disclosure> disclosure = Disclosure.read(text, jsonLimits);
      int position = disclosures.size() + 1;
      disclosures.add(
          disclosure.orElseThrow(
              () ->
                  checks.halt(
                      DISCLOSURE_FORM,
                      "disclosure "
                          + position
                          + " is not the base64url of a JSON array that begins with a salt")));
    }
    checks.pass(DISCLOSURE_FORM, "");
    return disclosures;
  }

  private Optional<KeyBindingJwt> keyBinding(Optional<String> text) {
    if (text.isEmpty()) {
      checks.skip(KB_FORM, "there is no key binding JWT");
      return Optional.empty();
    }
    Optional<KeyBindingJwt> keyBinding = KeyBindingJwt.read(text.get(), jsonLimits);
    checks.require(
        KB_FORM,
        keyBinding.isPresent(),
        () ->
            "what stands after the last tilde is not a JWT; if it is a disclosure, a tilde is"
                + " missing after it");
    return keyBinding;
  }

  private RuntimeException halt(JoseException fault) {
    Optional<JsonException.Kind> json = fault.jsonKind();
    return switch (fault.kind()) {
      case BAD_FORM -> checks.halt(FORM, "the issuer-signed JWT does not have three parts");
      case BAD_ENCODING ->
          checks.halt(ENCODING, "a part of the issuer-signed JWT is not base64url");
      case BAD_HEADER -> halt(json.orElse(JsonException.Kind.MALFORMED));
    };
  }

  private RuntimeException halt(JsonException.Kind kind) {
    Rule rule =
        switch (kind) {
          case DUPLICATE_KEY -> JSON_NAMES;
          case TOO_DEEP -> JSON_DEPTH;
          case TOO_LARGE -> SIZE;
          default -> JSON_TEXT;
        };
    return checks.halt(rule, "JSON of the header or payload: " + kind);
  }

  /**
   * What a serialization consists of, still as text.
   *
   * @param issuerSigned the issuer-signed JWT in its compact form
   */
  record Parts(String issuerSigned, List<String> disclosures, Optional<String> keyBinding) {}
}
