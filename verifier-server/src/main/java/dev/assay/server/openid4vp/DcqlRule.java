package dev.assay.server.openid4vp;

import static dev.assay.check.Fault.BINDING_NONCE_MISMATCH;
import static dev.assay.check.Fault.BINDING_REQUIRED;
import static dev.assay.check.Fault.CLAIM_INCONSISTENT;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.INPUT_UNSUPPORTED_FORMAT;
import static dev.assay.check.Fault.POLICY_MINIMISATION;
import static dev.assay.check.Fault.QUERY_INVALID;
import static dev.assay.check.Fault.QUERY_PATH_ERROR;
import static dev.assay.check.Fault.QUERY_UNREQUESTED;
import static dev.assay.check.Fault.QUERY_UNSATISFIED;
import static dev.assay.check.Fault.RESPONSE_MALFORMED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.OPENID4VP;
import static dev.assay.check.Stage.FORMAT;
import static dev.assay.check.Stage.HOLDER;
import static dev.assay.check.Stage.POLICY;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What OpenID4VP 1.0 demands of a query in DCQL, which is tried before it is sent, and of an answer
 * to one, in the order in which it is tried.
 */
public enum DcqlRule implements Rule {
  LIMITS(
      "limits",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SEC-57",
      "The query, each list and each text in it are within their limits."),
  CREDENTIALS(
      "credentials",
      FORMAT,
      OPENID4VP.clause("6"),
      QUERY_INVALID,
      "DCQ-01",
      "The query asks for at least one credential, each as an object."),
  ID(
      "id",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-02",
      "Each credential has an id of letters, digits, underscores and hyphens."),
  ID_UNIQUE(
      "id.unique",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-02",
      "No two credentials of a query have the same id."),
  CREDENTIAL_FORMAT(
      "format",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-03",
      "The format of each credential is one that OpenID4VP defines."),
  META(
      "meta",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-03",
      "Each credential has meta, an object."),
  VCT_VALUES(
      "meta.vct_values",
      FORMAT,
      OPENID4VP.clause("B.3.5"),
      QUERY_INVALID,
      "DCQ-04",
      "For an SD-JWT VC, meta names at least one type."),
  DOCTYPE_VALUE(
      "meta.doctype_value",
      FORMAT,
      OPENID4VP.clause("B.2.3"),
      QUERY_INVALID,
      "DCQ-04",
      "For a mobile document, meta names the document type."),
  TYPE_VALUES(
      "meta.type_values",
      FORMAT,
      OPENID4VP.clause("B.1.1"),
      QUERY_INVALID,
      "DCQ-04",
      "For a W3C credential, meta names at least one set of types, none of them empty."),
  MULTIPLE(
      "multiple",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-05",
      "Whether several credentials may be presented is said by true or false."),
  HOLDER_BINDING(
      "holder_binding",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-05",
      "Whether the holder has to prove the binding is said by true or false."),
  CLAIMS(
      "claims",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-06",
      "The claims of a credential, where there are any, are objects, at least one."),
  CLAIM_ID(
      "claims.id",
      FORMAT,
      OPENID4VP.clause("6.3"),
      QUERY_INVALID,
      "DCQ-06",
      "A claim has an id of letters, digits, underscores and hyphens where there are claim sets, and otherwise this or none."),
  CLAIM_ID_UNIQUE(
      "claims.id.unique",
      FORMAT,
      OPENID4VP.clause("6.3"),
      QUERY_INVALID,
      "DCQ-06",
      "No two claims of a credential have the same id."),
  PATH(
      "claims.path",
      FORMAT,
      OPENID4VP.clause("7"),
      QUERY_INVALID,
      "DCQ-06, DCQ-11",
      "Each claim has a path of names, indexes from 0 and nulls, at least one."),
  MDOC_PATH(
      "claims.path.mdoc",
      FORMAT,
      OPENID4VP.clause("7.2"),
      QUERY_INVALID,
      "DCQ-11",
      "The path of a claim of a mobile document is a namespace and the name of an element."),
  PATH_UNIQUE(
      "claims.path.unique",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-06",
      "No two claims of a credential have the same path."),
  VALUES(
      "claims.values",
      FORMAT,
      OPENID4VP.clause("6.3"),
      QUERY_INVALID,
      "DCQ-08",
      "The values of a claim, where there are any, are texts, integers, true or false, at least one."),
  INTENT_TO_RETAIN(
      "claims.intent_to_retain",
      FORMAT,
      OPENID4VP.clause("B.2.4"),
      POLICY_MINIMISATION,
      "DCQ-12",
      "Whether an element of a mobile document will be kept is said by true or false."),
  CLAIM_SETS(
      "claim_sets",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-07",
      "Claim sets, where there are any, are lists of ids, at least one, and none of them empty."),
  CLAIM_SETS_WITH_CLAIMS(
      "claim_sets.claims",
      FORMAT,
      OPENID4VP.clause("6.4.1"),
      QUERY_INVALID,
      "DCQ-07",
      "There are no claim sets without claims."),
  CLAIM_SETS_KNOWN(
      "claim_sets.known",
      FORMAT,
      OPENID4VP.clause("6.1"),
      QUERY_INVALID,
      "DCQ-07",
      "Each id in a claim set is that of a claim of the same credential."),
  TRUSTED_AUTHORITIES(
      "trusted_authorities",
      FORMAT,
      OPENID4VP.clause("6.1.1"),
      QUERY_INVALID,
      "DCQ-09",
      "Trusted authorities, where there are any, are objects with values, texts, at least one."),
  AUTHORITY_TYPE(
      "trusted_authorities.type",
      FORMAT,
      OPENID4VP.clause("6.1.1"),
      QUERY_INVALID,
      "DCQ-09",
      "Each trusted authority is of a type that OpenID4VP defines."),
  AUTHORITY_KEY(
      "trusted_authorities.aki",
      FORMAT,
      OPENID4VP.clause("6.1.1.1"),
      QUERY_INVALID,
      "DCQ-09",
      "The key identifier of a trusted authority is base64url."),
  CREDENTIAL_SETS(
      "credential_sets",
      FORMAT,
      OPENID4VP.clause("6.2"),
      QUERY_INVALID,
      "DCQ-10",
      "Credential sets, where there are any, are objects, at least one."),
  OPTIONS(
      "credential_sets.options",
      FORMAT,
      OPENID4VP.clause("6.2"),
      QUERY_INVALID,
      "DCQ-10",
      "A credential set has options, which are lists of ids, at least one, and none of them empty."),
  OPTIONS_KNOWN(
      "credential_sets.options.known",
      FORMAT,
      OPENID4VP.clause("6.2"),
      QUERY_INVALID,
      "DCQ-10",
      "Each id in an option is that of a credential of the query."),
  REQUIRED(
      "credential_sets.required",
      FORMAT,
      OPENID4VP.clause("6.2"),
      QUERY_INVALID,
      "DCQ-10",
      "Whether a credential set is required is said by true or false."),

  ANSWER_ASKED(
      "answer.asked",
      POLICY,
      OPENID4VP.clause("8.1"),
      QUERY_UNREQUESTED,
      "DCR-03",
      "Every credential of the answer stands under an id that was asked for."),
  ANSWER_SOME(
      "answer.some",
      POLICY,
      OPENID4VP.clause("8.1"),
      RESPONSE_MALFORMED,
      "DCR-03",
      "Under every id of the answer there is at least one presentation."),
  ANSWER_MULTIPLE(
      "answer.multiple",
      POLICY,
      OPENID4VP.clause("8.1"),
      QUERY_UNSATISFIED,
      "DCR-02",
      "There are several presentations under an id only where several were asked for."),
  ANSWER_BINDING(
      "answer.binding",
      HOLDER,
      OPENID4VP.clause("14.2.2"),
      BINDING_NONCE_MISMATCH,
      "DCR-14",
      "No presentation was made for another transaction, another verifier or another exchange."),
  ANSWER_COMPLETE(
      "answer.complete",
      POLICY,
      OPENID4VP.clause("6.4.2"),
      QUERY_UNSATISFIED,
      "DCR-10, DCR-13",
      "What is left of the answer has every credential that was asked for, or an option of every required set."),
  ANSWER_SAME_HOLDER(
      "answer.same_holder",
      HOLDER,
      ASSAY.clause("services"),
      CLAIM_INCONSISTENT,
      "DCR-15",
      "Where the service demands it, the credentials of the answer are one person's, and it"
          + " shows."),

  ANSWER_SINGLE(
      "answer.single",
      POLICY,
      OPENID4VP.clause("8.1"),
      QUERY_UNSATISFIED,
      "DCR-02",
      "A presentation is of one credential."),
  ANSWER_ACCEPTED(
      "answer.accepted",
      POLICY,
      OPENID4VP.clause("8.6"),
      QUERY_UNSATISFIED,
      "DCR-12, DCR-13",
      "The presentation was accepted, and is counted for nothing otherwise."),
  ANSWER_FORMAT(
      "answer.format",
      POLICY,
      OPENID4VP.clause("8.6"),
      INPUT_UNSUPPORTED_FORMAT,
      "DCR-04",
      "The credential is of the format that was asked for."),
  ANSWER_META(
      "answer.meta",
      POLICY,
      OPENID4VP.clause("8.6"),
      QUERY_UNSATISFIED,
      "DCR-04",
      "The credential is of a type that was asked for, and that its issuer may issue."),
  ANSWER_HOLDER(
      "answer.holder",
      HOLDER,
      OPENID4VP.clause("8.6"),
      BINDING_REQUIRED,
      "DCQ-05, DCR-12",
      "The holder proved the binding, unless the query does not require it."),
  ANSWER_PATH(
      "answer.path",
      POLICY,
      OPENID4VP.clause("7.1.1"),
      QUERY_PATH_ERROR,
      "DCR-04, DCR-05",
      "Every claim that was asked for is where its path leads."),
  ANSWER_MDOC_PATH(
      "answer.path.mdoc",
      POLICY,
      OPENID4VP.clause("7.2.1"),
      QUERY_PATH_ERROR,
      "DCR-04, DCR-06",
      "Every element that was asked for is in the namespace that was asked for."),
  ANSWER_VALUES(
      "answer.values",
      POLICY,
      OPENID4VP.clause("6.3"),
      QUERY_UNSATISFIED,
      "DCR-07, DCR-08",
      "Every claim for which values were named has one of them, of the same type."),
  ANSWER_CLAIM_SET(
      "answer.claim_set",
      POLICY,
      OPENID4VP.clause("6.4.1"),
      QUERY_UNSATISFIED,
      "DCR-04",
      "Where there are claim sets, every claim of one of them is there, with a value that was named."),
  ANSWER_UNREQUESTED(
      "answer.unrequested",
      POLICY,
      OPENID4VP.clause("6.4"),
      QUERY_UNREQUESTED,
      "DCR-11",
      "What nobody asked for is dropped and not handed over.");

  /** Those that bind an answer as a whole. */
  static final List<DcqlRule> OF_ANSWERS =
      List.of(
          ANSWER_ASKED,
          ANSWER_SOME,
          ANSWER_MULTIPLE,
          ANSWER_BINDING,
          ANSWER_COMPLETE,
          ANSWER_SAME_HOLDER);

  /** Those that bind each presentation of an answer. */
  static final List<DcqlRule> OF_PRESENTATIONS =
      Stream.of(values()).filter(rule -> rule.compareTo(ANSWER_SINGLE) >= 0).toList();

  private final Definition definition;

  DcqlRule(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("dcql." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
