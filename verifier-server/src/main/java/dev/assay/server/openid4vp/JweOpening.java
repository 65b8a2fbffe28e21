package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.ResponseRule.JWE_ALG;
import static dev.assay.server.openid4vp.ResponseRule.JWE_ENC;
import static dev.assay.server.openid4vp.ResponseRule.JWE_EPK;
import static dev.assay.server.openid4vp.ResponseRule.JWE_EXTENSIONS;
import static dev.assay.server.openid4vp.ResponseRule.JWE_FORM;
import static dev.assay.server.openid4vp.ResponseRule.JWE_HEADER;
import static dev.assay.server.openid4vp.ResponseRule.JWE_KID;
import static dev.assay.server.openid4vp.ResponseRule.JWE_OPENS;
import static dev.assay.server.openid4vp.ResponseRule.JWE_PARTIES;

import dev.assay.check.Checks;
import dev.assay.check.Settled;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Jwe;
import dev.assay.jose.JweException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Opens an encrypted answer: OpenID4VP 1.0, 8.3. */
record JweOpening(Checks checks) {

  private static final Settled OPENED = Settled.passed(EnumSet.range(JWE_FORM, JWE_OPENS));

  byte[] open(@Nullable Object response, EncryptionKey key) {
    if (!(response instanceof String compact)) {
      throw checks.halt(JWE_FORM, "response is no text");
    }
    try {
      byte[] content = Jwe.parse(compact).open(key);
      checks.settle(OPENED);
      return content;
    } catch (JweException e) {
      throw checks.halt(rule(e.kind()), "response: " + e.getMessage());
    }
  }

  private static ResponseRule rule(JweException.Kind kind) {
    return switch (kind) {
      case BAD_FORM, BAD_ENCODING -> JWE_FORM;
      case BAD_HEADER -> JWE_HEADER;
      case ALGORITHM -> JWE_ALG;
      case FORBIDDEN_HEADER -> JWE_EXTENSIONS;
      case CONTENT_ENCRYPTION -> JWE_ENC;
      case EPHEMERAL_KEY -> JWE_EPK;
      case PARTY_INFO -> JWE_PARTIES;
      case KEY_ID -> JWE_KID;
      case DECRYPTION -> JWE_OPENS;
    };
  }
}
