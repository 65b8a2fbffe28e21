package dev.assay.check;

/**
 * The coarse reason of a failed check, the same across all formats: what an operator counts and a
 * relying party branches on. The precise reason is the {@link Rule}.
 */
public enum Fault {
  INPUT_TOO_LARGE("input.too_large"),
  INPUT_TOO_DEEP("input.too_deep"),
  INPUT_MALFORMED("input.malformed"),
  INPUT_DUPLICATE_KEY("input.duplicate_key"),
  INPUT_BAD_ENCODING("input.bad_encoding"),
  INPUT_NON_DETERMINISTIC("input.non_deterministic"),
  INPUT_DECOMPRESSION_LIMIT("input.decompression_limit"),
  INPUT_UNSUPPORTED_FORMAT("input.unsupported_format"),
  INPUT_TRAILING_DATA("input.trailing_data"),

  ALG_DISALLOWED("alg.disallowed"),
  ALG_KEY_MISMATCH("alg.key_mismatch"),

  HEADER_TYPE_MISMATCH("header.type_mismatch"),
  HEADER_CRIT_UNKNOWN("header.crit_unknown"),
  HEADER_FORBIDDEN("header.forbidden"),

  KEY_NOT_FOUND("key.not_found"),
  KEY_AMBIGUOUS("key.ambiguous"),
  KEY_INVALID("key.invalid"),
  KEY_PURPOSE("key.purpose"),
  KEY_PRIVATE_MATERIAL("key.private_material"),

  SIGNATURE_INVALID("signature.invalid"),

  MAC_INVALID("mac.invalid"),

  CERT_CHAIN_INVALID("cert.chain_invalid"),
  CERT_EXPIRED("cert.expired"),
  CERT_NOT_YET_VALID("cert.not_yet_valid"),
  CERT_PROFILE("cert.profile"),
  CERT_EKU("cert.eku"),
  CERT_KEY_USAGE("cert.key_usage"),
  CERT_UNKNOWN_CRITICAL("cert.unknown_critical"),
  CERT_NAME_MISMATCH("cert.name_mismatch"),
  CERT_ANCHOR_IN_CHAIN("cert.anchor_in_chain"),
  CERT_SELF_SIGNED("cert.self_signed"),
  CERT_REVOKED("cert.revoked"),
  CERT_REVOCATION_UNKNOWN("cert.revocation_unknown"),

  ISSUER_UNTRUSTED("issuer.untrusted"),
  ISSUER_MISMATCH("issuer.mismatch"),
  ISSUER_NOT_AUTHORISED_FOR_TYPE("issuer.not_authorised_for_type"),
  ISSUER_METADATA_INVALID("issuer.metadata_invalid"),
  ISSUER_MECHANISM_NOT_PERMITTED("issuer.mechanism_not_permitted"),

  TIME_EXPIRED("time.expired"),
  TIME_NOT_YET_VALID("time.not_yet_valid"),
  TIME_ISSUED_IN_FUTURE("time.issued_in_future"),
  TIME_MISSING("time.missing"),
  TIME_OUT_OF_RANGE("time.out_of_range"),

  DISCLOSURE_MALFORMED("disclosure.malformed"),
  DISCLOSURE_UNREFERENCED("disclosure.unreferenced"),
  DISCLOSURE_DUPLICATE_DIGEST("disclosure.duplicate_digest"),
  DISCLOSURE_FORBIDDEN_NAME("disclosure.forbidden_name"),
  DISCLOSURE_NAME_COLLISION("disclosure.name_collision"),
  DISCLOSURE_NEVER_SELECTIVE("disclosure.never_selective"),

  DIGEST_ALG("digest.alg"),
  DIGEST_MISMATCH("digest.mismatch"),
  DIGEST_MISSING("digest.missing"),
  DIGEST_DUPLICATE_ID("digest.duplicate_id"),

  TYPE_MISSING("type.missing"),
  TYPE_MISMATCH("type.mismatch"),
  TYPE_METADATA_INVALID("type.metadata_invalid"),
  TYPE_METADATA_INTEGRITY("type.metadata_integrity"),
  TYPE_METADATA_CIRCULAR("type.metadata_circular"),

  CLAIM_MISSING("claim.missing"),
  CLAIM_INVALID("claim.invalid"),
  CLAIM_INCONSISTENT("claim.inconsistent"),

  BINDING_REQUIRED("binding.required"),
  BINDING_KEY_MISSING("binding.key_missing"),
  BINDING_SIGNATURE_INVALID("binding.signature_invalid"),
  BINDING_NONCE_MISMATCH("binding.nonce_mismatch"),
  BINDING_AUDIENCE_MISMATCH("binding.audience_mismatch"),
  BINDING_STALE("binding.stale"),
  BINDING_HASH_MISMATCH("binding.hash_mismatch"),
  BINDING_TRANSCRIPT_MISMATCH("binding.transcript_mismatch"),
  BINDING_KEY_NOT_AUTHORISED("binding.key_not_authorised"),
  BINDING_TXDATA_MISMATCH("binding.txdata_mismatch"),
  BINDING_REPLAYED("binding.replayed"),

  STATUS_REVOKED("status.revoked"),
  STATUS_SUSPENDED("status.suspended"),
  STATUS_UNKNOWN_VALUE("status.unknown_value"),
  STATUS_UNAVAILABLE("status.unavailable"),
  STATUS_LIST_INVALID("status.list_invalid"),
  STATUS_LIST_EXPIRED("status.list_expired"),
  STATUS_INDEX_OUT_OF_RANGE("status.index_out_of_range"),
  STATUS_SUBJECT_MISMATCH("status.subject_mismatch"),
  STATUS_PURPOSE_MISMATCH("status.purpose_mismatch"),
  STATUS_MISSING("status.missing"),

  TRUST_LIST_SIGNATURE("trust.list_signature"),
  TRUST_LIST_EXPIRED("trust.list_expired"),
  TRUST_LIST_ROLLBACK("trust.list_rollback"),
  TRUST_LIST_SCHEMA("trust.list_schema"),
  TRUST_LIST_CRITICAL_EXT("trust.list_critical_ext"),
  TRUST_CHAIN_INCOMPLETE("trust.chain_incomplete"),
  TRUST_POLICY_CONFLICT("trust.policy_conflict"),
  TRUST_CONSTRAINT("trust.constraint"),
  TRUST_MARK_INVALID("trust.mark_invalid"),
  TRUST_NOT_GRANTED("trust.not_granted"),

  FETCH_BLOCKED("fetch.blocked"),
  FETCH_FAILED("fetch.failed"),
  FETCH_TIMEOUT("fetch.timeout"),
  FETCH_TOO_LARGE("fetch.too_large"),
  FETCH_BAD_CONTENT_TYPE("fetch.bad_content_type"),
  FETCH_REDIRECT_REFUSED("fetch.redirect_refused"),

  QUERY_INVALID("query.invalid"),
  QUERY_UNSATISFIED("query.unsatisfied"),
  QUERY_UNREQUESTED("query.unrequested"),
  QUERY_PATH_ERROR("query.path_error"),

  REQUEST_INVALID("request.invalid"),
  REQUEST_UNKNOWN_OR_EXPIRED("request.unknown_or_expired"),

  RESPONSE_MALFORMED("response.malformed"),
  RESPONSE_DECRYPT_FAILED("response.decrypt_failed"),
  RESPONSE_ALG("response.alg"),
  RESPONSE_STATE_MISMATCH("response.state_mismatch"),
  RESPONSE_DUPLICATE("response.duplicate"),
  RESPONSE_WALLET_ERROR("response.wallet_error"),

  SESSION_MISMATCH("session.mismatch"),
  SESSION_CODE_INVALID("session.code_invalid"),

  POLICY_ASSURANCE_INSUFFICIENT("policy.assurance_insufficient"),
  POLICY_FRAMEWORK_UNKNOWN("policy.framework_unknown"),
  POLICY_PROVIDER_NOT_REGISTERED("policy.provider_not_registered"),
  POLICY_PURPOSE_NOT_PERMITTED("policy.purpose_not_permitted"),
  POLICY_MINIMISATION("policy.minimisation");

  private final String code;

  Fault(String code) {
    this.code = code;
  }

  /** The stable text of this fault, such as {@code binding.nonce_mismatch}. */
  public String code() {
    return code;
  }
}
