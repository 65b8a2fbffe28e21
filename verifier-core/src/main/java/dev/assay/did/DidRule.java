package dev.assay.did;

import static dev.assay.check.Fault.FETCH_BLOCKED;
import static dev.assay.check.Fault.FETCH_FAILED;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.INPUT_UNSUPPORTED_FORMAT;
import static dev.assay.check.Fault.ISSUER_METADATA_INVALID;
import static dev.assay.check.Fault.ISSUER_MISMATCH;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.KEY_NOT_FOUND;
import static dev.assay.check.Fault.KEY_PRIVATE_MATERIAL;
import static dev.assay.check.Fault.KEY_PURPOSE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.DID_JWK;
import static dev.assay.check.Spec.DID_KEY;
import static dev.assay.check.Spec.DID_WEB;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/** What the DID methods demand of whoever looks for an issuer's key. */
public enum DidRule implements Rule {
  METHOD(
      "method",
      ASSAY.clause("did-methods"),
      INPUT_UNSUPPORTED_FORMAT,
      "DID-09",
      "The DID is a did:web, did:jwk or did:key."),
  KEY_ID(
      "kid",
      ASSAY.clause("did-keys"),
      ISSUER_MISMATCH,
      "DID-03",
      "The key that the token names is one of this DID, not of another."),
  JWK_FORM(
      "jwk.form",
      DID_JWK.clause("read"),
      KEY_INVALID,
      "DID-07",
      "What follows did:jwk: is a JWK in base64url, of at most 4 KiB."),
  KEY_FORM(
      "key.form",
      DID_KEY.clause("format"),
      KEY_INVALID,
      "DID-05",
      "What follows did:key: begins with a z and is base58."),
  WEB_ADDRESS(
      "web.address",
      DID_WEB.clause("method-specific-identifier"),
      FETCH_BLOCKED,
      "DID-01, DID-02",
      "The DID names a domain, perhaps a port after %3A, and a plain path; never an IP address."),
  WEB_HOST(
      "web.host",
      ASSAY.clause("egress"),
      FETCH_BLOCKED,
      "DID-10, SEC-04",
      "The trust list permits asking the DID's host."),
  WEB_DOCUMENT(
      "web.document",
      DID_WEB.clause("read-resolve"),
      FETCH_FAILED,
      "DID-01",
      "The DID document can be had."),
  WEB_DOCUMENT_FORM(
      "web.document.form",
      DID_WEB.clause("read-resolve"),
      ISSUER_METADATA_INVALID,
      "DID-03, SEC-55",
      "The DID document is a JSON object, and lists its verification methods as DID Core has it."),
  WEB_ID(
      "web.id",
      DID_WEB.clause("read-resolve"),
      ISSUER_MISMATCH,
      "DID-03",
      "The DID document is that of this DID."),
  WEB_KEYS(
      "web.keys",
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "DID-10",
      "At most 100 keys of the DID document come into question."),
  WEB_KEY_ABSOLUTE(
      "web.key.absolute",
      DID_WEB.clause("key-material-and-document-handling"),
      KEY_INVALID,
      "DID-04",
      "A key of the DID document is called by an absolute DID URL."),
  WEB_KEY_CONTROLLER(
      "web.key.controller",
      ASSAY.clause("did-keys"),
      ISSUER_MISMATCH,
      "DID-03",
      "A key of the DID document is controlled by the DID itself."),
  KEY_FOUND(
      "key",
      ASSAY.clause("did-keys"),
      KEY_NOT_FOUND,
      "DID-05, DID-07",
      "The DID has a key of the name that the token gives."),
  PURPOSE(
      "key.purpose",
      ASSAY.clause("did-keys"),
      KEY_PURPOSE,
      "DID-07",
      "The key is one for signing claims."),
  PUBLIC(
      "key.public",
      DID_JWK.clause("security-and-privacy-considerations"),
      KEY_PRIVATE_MATERIAL,
      "DID-07",
      "The key is given without its private part."),
  SOUND(
      "key.sound",
      DID_KEY.clause("decode-public-key-algorithm"),
      KEY_INVALID,
      "DID-05, SEC-22",
      "The key is of a known kind, of exact length and on its curve.");

  private final Definition definition;

  DidRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("did." + code, Stage.ISSUER, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
