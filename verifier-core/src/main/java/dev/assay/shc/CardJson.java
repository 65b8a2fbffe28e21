package dev.assay.shc;

import static dev.assay.shc.ShcRule.DEPTH;
import static dev.assay.shc.ShcRule.ENCODING;
import static dev.assay.shc.ShcRule.JSON;
import static dev.assay.shc.ShcRule.SIZE;
import static dev.assay.shc.ShcRule.TRAILING;
import static dev.assay.shc.ShcRule.UNIQUE_NAMES;

import dev.assay.check.Checks;
import dev.assay.check.Settled;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.util.List;
import java.util.Map;

/** Reads what is JSON: the file, the header and the payload. */
record CardJson(Checks checks) {

  static final Settled READ =
      Settled.passed(List.of(JSON, ENCODING, TRAILING, UNIQUE_NAMES, DEPTH));

  Map<String, Object> object(byte[] utf8, JsonLimits limits, String what) {
    try {
      return Json.readObject(utf8, limits);
    } catch (JsonException e) {
      throw checks.halt(rule(e.kind()), what + ": " + e.kind());
    }
  }

  static ShcRule rule(JsonException.Kind kind) {
    return switch (kind) {
      case DUPLICATE_KEY -> UNIQUE_NAMES;
      case TOO_DEEP -> DEPTH;
      case TOO_LARGE -> SIZE;
      case BAD_ENCODING -> ENCODING;
      case TRAILING_DATA -> TRAILING;
      case MALFORMED, NOT_AN_OBJECT, NOT_AN_ARRAY -> JSON;
    };
  }
}
