package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.CLIENT_ADDRESS;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_ATTESTED;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_DID;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_DID_KEY;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_DNS;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_ENTITY;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_FORCE;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_FORM;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_HASH;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_HOST;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_REDIRECT;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_SIGNED;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.server.openid4vp.ClientIdentifier.Attested;
import dev.assay.server.openid4vp.ClientIdentifier.DecentralizedIdentifier;
import dev.assay.server.openid4vp.ClientIdentifier.Federated;
import dev.assay.server.openid4vp.ClientIdentifier.PreRegistered;
import dev.assay.server.openid4vp.ClientIdentifier.RedirectUri;
import dev.assay.server.openid4vp.ClientIdentifier.X509Hash;
import dev.assay.server.openid4vp.ClientIdentifier.X509SanDns;
import dev.assay.server.openid4vp.OwnDid.Ownership;
import dev.assay.server.openid4vp.SignerProof.Attestation;
import dev.assay.server.openid4vp.SignerProof.Certificates;
import dev.assay.server.openid4vp.SignerProof.Membership;
import dev.assay.server.openid4vp.SignerProof.VerificationMethod;
import dev.assay.x509.DnsNames;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an identifier is one that a wallet will believe, given what signs the request and where
 * the answer goes: OpenID4VP 1.0, 5.9.3.
 *
 * @param signer what signs the request; absent if nothing does
 * @param responseUri where the answer goes; absent over the Digital Credentials API
 * @param now when the request is signed
 */
record ClientCheck(
    Optional<RequestSigner> signer, Optional<URI> responseUri, Instant now, Checks checks) {

  void check(ClientIdentifier client) {
    if (client instanceof X509SanDns dns) {
      checkDns(dns);
    } else if (client instanceof X509Hash hash) {
      checkHash(hash);
    } else if (client instanceof RedirectUri address) {
      checkAddress(address);
    } else if (client instanceof DecentralizedIdentifier did) {
      checkDid(did);
    } else if (client instanceof Attested attested) {
      checkAttested(attested);
    } else if (client instanceof Federated member) {
      checkFederated(member);
    } else if (client instanceof PreRegistered name) {
      checkName(name);
    }
  }

  private void checkDns(X509SanDns client) {
    skipAllBut(EnumSet.of(CLIENT_SIGNED, CLIENT_DNS, CLIENT_HOST), "the client is a DNS name");
    X509Certificate leaf = requireProof(Certificates.class).leaf();
    checks.check(
        CLIENT_DNS,
        DnsNames.of(leaf).contains(client.dnsName()),
        () -> Shown.of(client.dnsName()) + " is no dNSName of the certificate");
    if (responseUri.isEmpty()) {
      checks.skip(CLIENT_HOST, "the answer goes to no address");
      return;
    }
    String host = Optional.ofNullable(responseUri.get().getHost()).orElse("");
    checks.check(
        CLIENT_HOST,
        host.toLowerCase(Locale.ROOT).equals(client.dnsName()),
        () -> "the answer goes to " + Shown.of(host) + ", not " + Shown.of(client.dnsName()));
  }

  private void checkHash(X509Hash client) {
    skipAllBut(EnumSet.of(CLIENT_SIGNED, CLIENT_HASH), "the client is a hash");
    X509Hash actual = X509Hash.of(requireProof(Certificates.class).leaf());
    checks.check(
        CLIENT_HASH, actual.equals(client), () -> "the hash is that of another certificate");
  }

  private void checkAddress(RedirectUri client) {
    skipAllBut(EnumSet.of(CLIENT_SIGNED, CLIENT_ADDRESS), "the client is an address");
    checks.check(
        CLIENT_SIGNED, signer.isEmpty(), () -> "a client that is an address has no key to sign by");
    checks.check(
        CLIENT_ADDRESS,
        responseUri.map(URI::toString).equals(Optional.of(client.responseUri().toString())),
        () -> "the answer goes to another address than the client is");
  }

  private void checkDid(DecentralizedIdentifier client) {
    skipAllBut(EnumSet.of(CLIENT_SIGNED, CLIENT_DID, CLIENT_DID_KEY), "the client is a DID");
    String url = requireProof(VerificationMethod.class).url();
    OwnDid did = new OwnDid(client.did());
    checks.require(
        CLIENT_DID,
        did.names(url),
        () -> Shown.of(url) + " is no key of " + Shown.of(client.did()));
    Ownership ownership = did.of(signer.orElseThrow().key(), url);
    if (ownership == Ownership.UNKNOWN) {
      checks.skip(CLIENT_DID_KEY, "only the document of the DID says which keys it has");
      return;
    }
    checks.check(
        CLIENT_DID_KEY,
        ownership == Ownership.OWN,
        () -> Shown.of(client.did()) + " is malformed, or has another key");
  }

  private void checkAttested(Attested client) {
    skipAllBut(
        EnumSet.of(CLIENT_SIGNED, CLIENT_ATTESTED, CLIENT_REDIRECT, CLIENT_FORCE),
        "the client is attested");
    VerifierAttestation token = requireProof(Attestation.class).token();
    checks.check(
        CLIENT_ATTESTED,
        token.subject().equals(client.subject()),
        () -> "the attestation is of " + Shown.of(token.subject()));
    checkForce(token.force());
    if (token.redirectUris().isEmpty() || responseUri.isEmpty()) {
      checks.skip(CLIENT_REDIRECT, "the attestation lists no address, or the answer goes to none");
      return;
    }
    checks.check(
        CLIENT_REDIRECT,
        token.redirectUris().get().contains(responseUri.get().toString()),
        () -> "the answer goes to an address of its own, which the attestation cannot list");
  }

  private void checkFederated(Federated client) {
    skipAllBut(
        EnumSet.of(CLIENT_SIGNED, CLIENT_ENTITY, CLIENT_FORCE), "the client is of a federation");
    Optional<FederationChain> chain = requireProof(Membership.class).chain();
    checks.check(
        CLIENT_ENTITY,
        isEntity(client.entity())
            && chain.map(one -> one.entity().equals(client.entity())).orElse(true),
        () -> Shown.of(client.entity()) + " is no such URL, or the chain is another entity's");
    chain.ifPresentOrElse(
        one -> checkForce(one.force()),
        () -> checks.skip(CLIENT_FORCE, "wallets find the trust chain by themselves"));
  }

  /** OpenID Federation 1.0, 1.2. */
  private static boolean isEntity(String text) {
    return ResponseAddress.read(text)
        .filter(uri -> "https".equals(uri.getScheme()))
        .filter(ResponseAddress::isSafe)
        .filter(uri -> uri.getRawQuery() == null)
        .isPresent();
  }

  private void checkForce(Force force) {
    checks.check(
        CLIENT_FORCE,
        force.is(now),
        () -> "it may be used from " + force.from() + " until " + force.until());
  }

  private void checkName(PreRegistered client) {
    skipAllBut(EnumSet.of(CLIENT_FORM), "the client is known to the wallet by a name");
    checks.check(
        CLIENT_FORM,
        ClientIdentifier.read(client.text()).equals(Optional.of(client)),
        () -> "the client is " + Shown.of(client.text()));
  }

  private void skipAllBut(Set<RequestRule> own, String why) {
    EnumSet<RequestRule> others = EnumSet.copyOf(RequestRule.OF_A_CLIENT);
    others.removeAll(own);
    checks.skip(others, why);
  }

  private <P extends SignerProof> P requireProof(Class<P> kind) {
    Optional<P> proof = signer.map(RequestSigner::proof).filter(kind::isInstance).map(kind::cast);
    checks.require(
        CLIENT_SIGNED,
        proof.isPresent(),
        () -> "nothing signs, or not what a client of this prefix signs with");
    return proof.orElseThrow();
  }
}
