package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DEPTH;
import static dev.assay.mdoc.MdocRule.SIZE;
import static dev.assay.mdoc.MdocRule.TEXT;
import static dev.assay.mdoc.MdocRule.TRAILING;
import static dev.assay.mdoc.MdocRule.UNIQUE_KEYS;
import static dev.assay.mdoc.MdocRule.WELL_FORMED;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborException.Kind;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.check.Checks;
import dev.assay.cose.CoseException;
import java.util.List;

/**
 * Reads the encoded items of one input under the rules for CBOR, those inside byte strings as well,
 * and remembers the strictest form that all of them keep to. Which one they had to keep to is for
 * the trust list to say, so it is asked later.
 */
final class CborInput {

  private static final List<MdocRule> RULES =
      List.of(SIZE, DEPTH, WELL_FORMED, TEXT, TRAILING, UNIQUE_KEYS);

  private final Checks checks;
  private CborLimits limits;

  CborInput(CborLimits limits, Checks checks) {
    this.limits = limits;
    this.checks = checks;
  }

  /** One item; the verification ends inside this method if the bytes are not one. */
  Object read(ByteString bytes, String what) {
    try {
      return Cbor.read(bytes, limits);
    } catch (CborException e) {
      if (e.kind() == Kind.NOT_PREFERRED || e.kind() == Kind.INDEFINITE) {
        limits = limits.withForm(e.kind() == Kind.NOT_PREFERRED ? Form.DEFINITE : Form.ANY);
        return read(bytes, what);
      }
      throw checks.halt(rule(e.kind()), what + ": " + e.getMessage());
    }
  }

  /** What is wrong with a protected header that could not be read. */
  RuntimeException halt(CoseException e, MdocRule otherwise, String what) {
    return checks.halt(
        e.encoding().map(CborInput::rule).orElse(otherwise), what + ": " + e.getMessage());
  }

  /** For headers that a COSE message reads itself. */
  CborLimits limits() {
    return limits;
  }

  /** Records that everything could be read. */
  Form finish() {
    checks.passed(RULES);
    return limits.form();
  }

  private static MdocRule rule(Kind kind) {
    return switch (kind) {
      case DUPLICATE_KEY -> UNIQUE_KEYS;
      case TOO_DEEP -> DEPTH;
      case TOO_LARGE -> SIZE;
      case BAD_ENCODING -> TEXT;
      case TRAILING_DATA -> TRAILING;
      case MALFORMED, UNSUPPORTED, NOT_PREFERRED, INDEFINITE, NOT_A_MAP -> WELL_FORMED;
    };
  }
}
