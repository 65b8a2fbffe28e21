package dev.assay.dcc;

import static dev.assay.dcc.DccRule.BASE45;
import static dev.assay.dcc.DccRule.CONTEXT;
import static dev.assay.dcc.DccRule.COSE_FORM;
import static dev.assay.dcc.DccRule.CWT_FORM;
import static dev.assay.dcc.DccRule.DEPTH;
import static dev.assay.dcc.DccRule.INFLATE_LIMIT;
import static dev.assay.dcc.DccRule.ONE_ENTRY;
import static dev.assay.dcc.DccRule.SIZE;
import static dev.assay.dcc.DccRule.TEXT;
import static dev.assay.dcc.DccRule.TRAILING;
import static dev.assay.dcc.DccRule.UNIQUE_KEYS;
import static dev.assay.dcc.DccRule.WELL_FORMED;
import static dev.assay.dcc.DccRule.ZLIB;
import static dev.assay.dcc.DccRule.ZLIB_TRAILING;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.cbor.CborNull;
import dev.assay.cbor.CborTagged;
import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Settled;
import dev.assay.check.Shown;
import dev.assay.cose.CoseException;
import dev.assay.cose.CoseHeader.SameLabel;
import dev.assay.cose.CoseSign1;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a code apart: HCERT 1.0.8, 4.2 and 3.3. */
final class DccReader {

  /** As many alphanumeric characters as the largest QR code has room for: ISO/IEC 18004. */
  private static final int MAX_CHARS = 4_296;

  /** Certificates have 300 to 1,000 bytes; what their issuers add, such as notes, is text too. */
  private static final int MAX_BYTES = 64 << 10;

  /** Certificates hold digits and names, and become hardly smaller than half. */
  private static final int MAX_RATIO = 16;

  /** Certificates have about 40 items, keys included. */
  private static final int MAX_ITEMS = 4_000;

  /** Nobody demands one encoding of issuers, and the signature covers the bytes received. */
  private static final CborLimits LIMITS =
      CborLimits.DEFAULT.withForm(Form.ANY).withMaxBytes(MAX_BYTES).withMaxItems(MAX_ITEMS);

  /** An array or a tag is major type 4 or 6; no zlib header begins like that: RFC 1950, 2.2. */
  private static final int BEGINS_AN_ARRAY = 4;

  private static final int BEGINS_A_TAG = 6;

  private static final List<DccKind> KINDS = List.of(DccKind.values());

  private static final Settled CBOR_READ =
      Settled.passed(List.of(SIZE, DEPTH, WELL_FORMED, TEXT, TRAILING, UNIQUE_KEYS));

  private static final List<Rule> COMPRESSION = List.of(INFLATE_LIMIT, ZLIB, ZLIB_TRAILING);
  private static final Settled INFLATED = Settled.passed(COMPRESSION);
  private static final Settled NOT_COMPRESSED =
      Settled.skipped(COMPRESSION, "the token is not compressed");

  private static final Inflate.Limits INFLATE_LIMITS = new Inflate.Limits(MAX_BYTES, MAX_RATIO);

  private final Checks checks;

  DccReader(Checks checks) {
    this.checks = checks;
  }

  /**
   * What stands in a code.
   *
   * @param kind what is certified, as far as nobody's signature counts
   */
  record Read(
      Packing packing, CoseSign1 message, Cwt cwt, DccKind kind, ContextIdentifier context) {

    /** Does not show the certificate. */
    @Override
    public String toString() {
      return "Read";
    }
  }

  /** How the token is packed. */
  enum Packing {
    COMPRESSED,
    BARE
  }

  Read read(String scanned) {
    checks.require(
        SIZE,
        scanned.length() <= MAX_CHARS,
        () -> scanned.length() + " characters, at most " + MAX_CHARS);
    ContextIdentifier context =
        ContextIdentifier.of(scanned)
            .orElseThrow(() -> checks.halt(CONTEXT, "the text begins with no HC1: and no AT1:"));
    checks.pass(CONTEXT, context.name());
    byte[] packed =
        Base45.decode(scanned, context.length())
            .orElseThrow(() -> checks.halt(BASE45, "no bytes have this text for their base45"));
    checks.pass(BASE45, "");
    Packing packing = packing(packed);
    byte[] token = packing == Packing.BARE ? packed : inflate(packed);
    CoseSign1 message = message(cbor(ByteString.of(token), "the token"));
    Cwt cwt = cwt(cbor(message.payload().orElseThrow(), "the claims"));
    checks.settle(CBOR_READ);
    return new Read(packing, message, cwt, kind(cwt.payload().orElseThrow(), context), context);
  }

  private Packing packing(byte[] packed) {
    int major = packed.length == 0 ? 0 : (packed[0] & 0xff) >> 5;
    if (major == BEGINS_AN_ARRAY || major == BEGINS_A_TAG) {
      checks.settle(NOT_COMPRESSED);
      return Packing.BARE;
    }
    return Packing.COMPRESSED;
  }

  private byte[] inflate(byte[] packed) {
    try {
      byte[] token = Inflate.zlib(packed, INFLATE_LIMITS);
      checks.settle(INFLATED);
      return token;
    } catch (InflateException e) {
      throw switch (e.kind()) {
        case TOO_LARGE -> checks.halt(INFLATE_LIMIT, "more than " + MAX_BYTES + " bytes come out");
        case TOO_DENSE ->
            checks.halt(INFLATE_LIMIT, "more than " + MAX_RATIO + " bytes come out for each byte");
        case TRAILING_DATA -> checks.halt(ZLIB_TRAILING, "something follows the compressed bytes");
        case MALFORMED -> checks.halt(ZLIB, "no zlib, cut off, or with a wrong checksum");
      };
    }
  }

  private Object cbor(ByteString bytes, String what) {
    try {
      return Cbor.read(bytes, LIMITS);
    } catch (CborException e) {
      throw checks.halt(rule(e.kind()), what + ": " + e.getMessage());
    }
  }

  private static DccRule rule(CborException.Kind kind) {
    return switch (kind) {
      case DUPLICATE_KEY -> UNIQUE_KEYS;
      case TOO_DEEP -> DEPTH;
      case TOO_LARGE -> SIZE;
      case BAD_ENCODING -> TEXT;
      case TRAILING_DATA -> TRAILING;
      case MALFORMED, UNSUPPORTED, NOT_PREFERRED, INDEFINITE, NOT_A_MAP -> WELL_FORMED;
    };
  }

  /** With the tag of COSE_Sign1 or without, and with that of CWT around it or without. */
  private CoseSign1 message(Object token) {
    boolean twice = token instanceof CborTagged outer && outer.tag() == CborTagged.CWT;
    Object inner = twice ? ((CborTagged) token).value() : token;
    boolean tagged = inner instanceof CborTagged cose && cose.tag() == CborTagged.COSE_SIGN1;
    // RFC 8392, 6: the tag of CWT stands around one of COSE, never around a bare array.
    checks.require(COSE_FORM, tagged || !twice, () -> "tag 61 stands around another item than 18");
    try {
      CoseSign1 message =
          CoseSign1.of(
              tagged ? ((CborTagged) inner).value() : inner, SameLabel.PROTECTED_COUNTS, LIMITS);
      checks.require(COSE_FORM, message.payload().isPresent(), () -> "there is no payload");
      return message;
    } catch (CoseException e) {
      throw checks.halt(
          e.encoding().map(DccReader::rule).orElse(COSE_FORM), "the token: " + e.getMessage());
    }
  }

  private Cwt cwt(Object claims) {
    checks.require(CWT_FORM, claims instanceof Map, () -> "the claims are no map");
    Cwt cwt = new Cwt((Map<?, ?>) claims);
    checks.require(CWT_FORM, cwt.hasSoundIssuer(), () -> "iss is no text");
    checks.require(
        CWT_FORM,
        cwt.payload().isPresent(),
        () -> "there is no claim -260 with a map by names as its member 1");
    return cwt;
  }

  /**
   * The one kind whose group has something in it. Nothing else is looked at before the signature
   * was found to hold: HCERT 1.0.8, 6.3.
   */
  private DccKind kind(Map<?, ?> payload, ContextIdentifier context) {
    List<DccKind> kinds = new ArrayList<>();
    for (DccKind kind : KINDS) {
      int entries = entries(payload.get(kind.group()), kind);
      checks.require(ONE_ENTRY, entries <= 1, () -> kind.group() + " has " + entries + " entries");
      if (entries == 1) {
        kinds.add(kind);
      }
    }
    Optional<DccKind> one = kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    checks.require(
        ONE_ENTRY,
        one.filter(context.kinds()::contains).isPresent(),
        () ->
            "there are the groups "
                + kinds.stream().map(DccKind::group).toList()
                + ", and after "
                + Shown.of(context.name())
                + " there must be one of "
                + context.kinds().stream().map(DccKind::group).toList());
    return one.orElseThrow();
  }

  /** Issuers write null for the groups that a certificate does not have. */
  private int entries(@Nullable Object group, DccKind kind) {
    if (group == null || group instanceof CborNull) {
      return 0;
    }
    checks.require(ONE_ENTRY, group instanceof List, () -> kind.group() + " is no list");
    return ((List<?>) group).size();
  }
}
