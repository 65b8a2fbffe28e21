package dev.assay.server.openid4vp;

import static dev.assay.check.Fault.CERT_CHAIN_INVALID;
import static dev.assay.check.Fault.CERT_NAME_MISMATCH;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.REQUEST_INVALID;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.OPENID4VP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What OpenID4VP 1.0 demands of a verifier that asks: of its requests, and of how it reads what
 * wallets send to fetch them.
 */
public enum RequestRule implements Rule {
  SIGNER_KEY(
      "signer.key",
      OPENID4VP.clause("5.9.3"),
      KEY_INVALID,
      "VPC-03 VPC-04",
      "The first certificate of the signer has the public key of what it signs with."),
  SIGNER_CHAIN(
      "signer.chain",
      JWS.clause("4.1.6"),
      CERT_CHAIN_INVALID,
      "VPC-03 VPC-04",
      "Each certificate of the signer was signed by the next."),
  ATTESTATION_FORM(
      "signer.attestation",
      OPENID4VP.clause("12"),
      INPUT_MALFORMED,
      "VPC-06",
      "An attestation of the verifier is a JWT of that type, with iss, sub, exp and a key in cnf."),
  ATTESTATION_KEY(
      "signer.attestation.key",
      OPENID4VP.clause("5.9.3"),
      KEY_INVALID,
      "VPC-06",
      "The key in an attestation of the verifier is the one that signs."),
  TRUST_CHAIN(
      "signer.trust_chain",
      OPENID4VP.clause("5.9.3"),
      INPUT_MALFORMED,
      "VPC-07",
      "A trust chain is of 2 to 10 entity statements with iss, sub, iat and exp, each about who issued the one before, and the first about its own issuer."),
  TRUST_CHAIN_KEYS(
      "signer.trust_chain.keys",
      OPENID4VP.clause("5.9.3"),
      KEY_INVALID,
      "VPC-07",
      "A trust chain begins with metadata of a verifier that has the key that signs, under its thumbprint, and the one that answers are encrypted for."),
  CLIENT_FORM(
      "client.name",
      OPENID4VP.clause("5.9.2"),
      REQUEST_INVALID,
      "VPC-01 VPC-08",
      "A client that is known to the wallet has a name that does not begin with a prefix, the reserved one for origins least of all."),
  CLIENT_SIGNED(
      "client.signed",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-02 VPC-03 VPC-04 VPC-05 VPC-06 VPC-07",
      "Requests are signed with what the prefix of the client demands, and those of a client that is an address are not."),
  CLIENT_DNS(
      "client.dns",
      OPENID4VP.clause("5.9.3"),
      CERT_NAME_MISMATCH,
      "VPC-03",
      "The DNS name of an x509_san_dns client is a dNSName of its certificate."),
  CLIENT_HOST(
      "client.host",
      OPENID4VP.clause("5.9.3"),
      CERT_NAME_MISMATCH,
      "VPC-03",
      "Answers to an x509_san_dns client go to the host of that name."),
  CLIENT_HASH(
      "client.hash",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-04",
      "The hash of an x509_hash client is the SHA-256 of its certificate, in base64url."),
  CLIENT_ADDRESS(
      "client.address",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-02",
      "Answers to a redirect_uri client go to the address that the client is."),
  CLIENT_DID(
      "client.did",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-05",
      "The key of a decentralized_identifier client is named by a DID URL of that very DID."),
  CLIENT_DID_KEY(
      "client.did.key",
      OPENID4VP.clause("5.9.3"),
      KEY_INVALID,
      "VPC-05",
      "A DID that has its key in itself, did:jwk or did:key, has the one that signs; a did:web has an address."),
  CLIENT_ATTESTED(
      "client.attestation",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-06",
      "The name of a verifier_attestation client is the subject of its attestation."),
  CLIENT_REDIRECT(
      "client.attestation.redirect_uris",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-06",
      "Where an attestation lists addresses, answers go to one of them, letter by letter."),
  CLIENT_ENTITY(
      "client.entity",
      OPENID4VP.clause("5.9.3"),
      REQUEST_INVALID,
      "VPC-07",
      "The name of an openid_federation client is an https URL without user, query and fragment, and whom its trust chain, if there is one, is about."),
  CLIENT_FORCE(
      "client.force",
      OPENID4VP.clause("12"),
      TIME_EXPIRED,
      "VPC-06 VPC-07",
      "What others have signed for the client has begun, and has not ended."),
  MODE(
      "mode",
      OPENID4VP.clause("5.2"),
      REQUEST_INVALID,
      "VPQ-03 VPQ-06 DCA-03",
      "The response mode is one for the way that the answer takes: to an address, or through a browser."),
  RESPONSE_URI(
      "response_uri",
      OPENID4VP.clause("8.2"),
      REQUEST_INVALID,
      "VPQ-06 VPR-15",
      "Answers go to an https URL without user and fragment; one on the machine itself may be http."),
  NONCE(
      "nonce",
      OPENID4VP.clause("5.2"),
      REQUEST_INVALID,
      "VPQ-02",
      "The nonce has the length of 128 random bits or more, and characters that are safe in a URL."),
  STATE(
      "state",
      OPENID4VP.clause("5.3"),
      REQUEST_INVALID,
      "VPQ-04",
      "There is a state, of the length of 128 random bits or more and of characters that are safe in a URL."),
  QUERY(
      "query",
      OPENID4VP.clause("5.1"),
      REQUEST_INVALID,
      "VPQ-01",
      "A request has a DCQL query that asks for a credential."),
  FORMATS(
      "metadata.formats",
      OPENID4VP.clause("11.1"),
      REQUEST_INVALID,
      "VPQ-13",
      "Each format that is asked for is one that the metadata says is supported."),
  KEY(
      "metadata.key",
      OPENID4VP.clause("8.3"),
      REQUEST_INVALID,
      "VPQ-13 VPQ-18",
      "The metadata has a key if the answer is encrypted, and none if it is not."),
  TRANSACTION_DATA(
      "transaction_data",
      OPENID4VP.clause("5.1"),
      REQUEST_INVALID,
      "VPQ-15",
      "Each of the transaction data is a JSON object in base64url, with a type and the ids of queries."),
  TRANSACTION_DATA_FORMAT(
      "transaction_data.format",
      ASSAY.clause("openid4vp"),
      REQUEST_INVALID,
      "VPR-17",
      "No mdoc is asked to agree to transaction data: no type says how it would."),
  VERIFIER_INFO(
      "verifier_info",
      OPENID4VP.clause("5.1"),
      REQUEST_INVALID,
      "VPQ-14",
      "Each of the verifier info has a format and data, and the ids of queries if it has any."),
  ORIGINS(
      "expected_origins",
      OPENID4VP.clause("A.2"),
      REQUEST_INVALID,
      "DCA-02 DCA-06",
      "A signed request through a browser has the origins of the pages that may send it, as browsers write them."),
  SEVERAL(
      "signatures",
      OPENID4VP.clause("A.3.2.2"),
      REQUEST_INVALID,
      "DCA-09",
      "A request that several sign has two clients or more, each of another name, and all for the same pages."),
  WALLET_REPEATED(
      "wallet.repeated",
      OPENID4VP.clause("5.10"),
      INPUT_MALFORMED,
      "VPQ-10",
      "No parameter that is read stands twice in what a wallet sends to fetch a request."),
  WALLET_NONCE(
      "wallet.nonce",
      OPENID4VP.clause("5.10"),
      INPUT_MALFORMED,
      "VPQ-10",
      "The nonce of the wallet is within the limit, and of visible ASCII characters."),
  WALLET_METADATA(
      "wallet.metadata",
      OPENID4VP.clause("5.10"),
      INPUT_MALFORMED,
      "VPQ-11",
      "The metadata of the wallet is a JSON object within the limits, and what is read of it are lists of texts."),
  WALLET_KEY(
      "wallet.jwks",
      OPENID4VP.clause("5.10"),
      KEY_INVALID,
      "VPQ-11",
      "A wallet that wants its request encrypted has a public key on P-256 for ECDH-ES, no key that is malformed or private before it, and takes A128GCM or A256GCM.");

  /** What binds a client, each by its prefix. */
  static final Set<RequestRule> OF_A_CLIENT =
      Collections.unmodifiableSet(EnumSet.range(CLIENT_FORM, CLIENT_FORCE));

  /** What binds a request by a link. */
  static final List<RequestRule> OF_LINKS = List.copyOf(EnumSet.range(CLIENT_FORM, VERIFIER_INFO));

  /** What binds a request through a browser. */
  static final List<RequestRule> OF_THE_DC_API = ofTheDcApi();

  /** What binds a signed request through a browser besides. */
  static final List<RequestRule> OF_THE_SIGNED_DC_API = ofTheSignedDcApi();

  /** What binds a wallet that fetches a request. */
  static final List<RequestRule> OF_WALLETS =
      List.of(WALLET_REPEATED, WALLET_NONCE, WALLET_METADATA, WALLET_KEY);

  private final Definition definition;

  RequestRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition(
            "openid4vp.request." + code, Stage.FORMAT, clause, fault, requirement, demand);
  }

  private static List<RequestRule> ofTheDcApi() {
    EnumSet<RequestRule> rules = EnumSet.range(MODE, VERIFIER_INFO);
    rules.removeAll(EnumSet.of(RESPONSE_URI, STATE));
    return List.copyOf(rules);
  }

  private static List<RequestRule> ofTheSignedDcApi() {
    EnumSet<RequestRule> rules = EnumSet.copyOf(OF_A_CLIENT);
    rules.add(ORIGINS);
    return List.copyOf(rules);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
