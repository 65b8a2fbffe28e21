package dev.assay.vds;

import static dev.assay.vds.VdsRule.ALGORITHM;
import static dev.assay.vds.VdsRule.DEPTH;
import static dev.assay.vds.VdsRule.ENCODING;
import static dev.assay.vds.VdsRule.FORM;
import static dev.assay.vds.VdsRule.NUMBERS;
import static dev.assay.vds.VdsRule.SIZE;
import static dev.assay.vds.VdsRule.TEXT;
import static dev.assay.vds.VdsRule.TYPE;
import static dev.assay.vds.VdsRule.UNIQUE_NAMES;
import static dev.assay.vds.VdsRule.WELL_FORMED;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Jcs;
import dev.assay.jose.JcsException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a seal apart: VDS-NC 1.1, header, message and signature zone. */
final class VdsReader {

  /**
   * A QR code has room for 2,953 bytes and a Data Matrix or Aztec code for less; the same text
   * indented for people is twice as long, and certificates of 4096-bit keys add a little.
   */
  private static final int MAX_CHARS = 32 << 10;

  /** A vaccination of ten doses has about a hundred, and odd numbers take their time to write. */
  private static final int MAX_VALUES = 300;

  /** A number of four characters, 1e20, has 21 in its canonical form. */
  private static final int MAX_GROWTH = 8;

  /** Version 1 of what each type says; another number would be another structure. */
  private static final Long VERSION = 1L;

  private static final Set<SignatureAlgorithm> ALGORITHMS =
      Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.ES512);

  private final JsonLimits limits;
  private final Checks checks;

  VdsReader(Limits limits, Checks checks) {
    this.limits =
        JsonLimits.DEFAULT
            .withMaxBytes(MAX_CHARS)
            .withMaxDepth(limits.maxDepth())
            .withMaxValues(MAX_VALUES);
    this.checks = checks;
  }

  Seal read(String text) {
    checks.require(
        SIZE,
        text.length() <= MAX_CHARS,
        () -> text.length() + " characters, at most " + MAX_CHARS);
    // The JDK would write a question mark for half a surrogate pair.
    checks.require(
        TEXT,
        StandardCharsets.UTF_8.newEncoder().canEncode(text),
        () -> "the text has half a surrogate pair");
    Map<String, Object> json = json(text.getBytes(StandardCharsets.UTF_8), limits);
    checks.passed(List.of(WELL_FORMED, UNIQUE_NAMES, DEPTH));
    requireMembers("the seal", json, Set.of("data", "sig"));
    Map<?, ?> signature = object(json, "sig");
    requireMembers("sig", signature, Set.of("alg", "cer", "sigvl"));
    requireMembers("data", object(json, "data"), Set.of("hdr", "msg"));
    byte[] signed = canonical(object(json, "data"));
    // What is believed is read from the bytes that were signed, and from nothing else.
    Map<String, Object> data = json(signed, limits.withMaxBytes(MAX_GROWTH * MAX_CHARS));
    object(data, "msg");
    VdsType type = type(object(data, "hdr"));
    return new Seal(type, data, ByteString.of(signed), signature(signature));
  }

  private Map<String, Object> json(byte[] utf8, JsonLimits within) {
    try {
      return Json.readObject(utf8, within);
    } catch (JsonException e) {
      VdsRule rule =
          switch (e.kind()) {
            case DUPLICATE_KEY -> UNIQUE_NAMES;
            case TOO_DEEP -> DEPTH;
            case TOO_LARGE -> SIZE;
            case BAD_ENCODING -> TEXT;
            case MALFORMED, TRAILING_DATA, NOT_AN_OBJECT, NOT_AN_ARRAY -> WELL_FORMED;
          };
      throw checks.halt(rule, "the seal: " + e.kind() + " at byte " + e.offset());
    }
  }

  private void requireMembers(String what, Map<?, ?> object, Set<String> names) {
    checks.require(
        FORM,
        object.keySet().equals(names),
        () -> what + " has other members than " + names.stream().sorted().toList());
  }

  private Map<?, ?> object(Map<?, ?> object, String name) {
    if (object.get(name) instanceof Map<?, ?> map) {
      return map;
    }
    throw checks.halt(FORM, name + " is no object");
  }

  private String text(Map<?, ?> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw checks.halt(FORM, name + " is no text");
  }

  private byte[] canonical(Map<?, ?> data) {
    try {
      byte[] signed = Jcs.canonical(data);
      checks.pass(NUMBERS, "");
      return signed;
    } catch (JcsException e) {
      throw checks.halt(
          NUMBERS, "a number that no double has, so that nobody can say what was signed");
    }
  }

  private VdsType type(Map<?, ?> header) {
    text(header, "is");
    String name = text(header, "t");
    checks.require(
        TYPE,
        VdsType.of(name).isPresent() && VERSION.equals(header.get("v")),
        () ->
            "the type is "
                + Shown.of(name)
                + ", or of another version; read are "
                + VdsType.names()
                + " of version "
                + VERSION);
    return VdsType.of(name).orElseThrow();
  }

  private Seal.Signature signature(Map<?, ?> signature) {
    String name = text(signature, "alg");
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofJoseName(name)
            .filter(ALGORITHMS::contains)
            .orElseThrow(() -> checks.halt(ALGORITHM, "alg is " + Shown.of(name)));
    checks.pass(ALGORITHM, name);
    byte[] certificate = bytes(signature, "cer");
    byte[] value = bytes(signature, "sigvl");
    checks.pass(ENCODING, "");
    return new Seal.Signature(
        algorithm, Base64.getEncoder().encodeToString(certificate), ByteString.of(value));
  }

  /** Base64url, with padding or without: issuers have written both. */
  private byte[] bytes(Map<?, ?> signature, String name) {
    String text = text(signature, name);
    int end = text.length();
    if (end % 4 == 0) {
      end -= text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    }
    try {
      return Base64Url.decode(text.substring(0, end));
    } catch (Base64UrlException e) {
      throw checks.halt(ENCODING, name + " is " + e.getMessage());
    }
  }
}
