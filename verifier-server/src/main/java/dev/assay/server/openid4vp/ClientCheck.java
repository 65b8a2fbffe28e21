package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.CLIENT_ADDRESS;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_DNS;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_FORM;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_HASH;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_HOST;
import static dev.assay.server.openid4vp.RequestRule.CLIENT_SIGNED;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.server.openid4vp.ClientIdentifier.PreRegistered;
import dev.assay.server.openid4vp.ClientIdentifier.RedirectUri;
import dev.assay.server.openid4vp.ClientIdentifier.X509Hash;
import dev.assay.server.openid4vp.ClientIdentifier.X509SanDns;
import dev.assay.x509.DnsNames;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an identifier is one that a wallet will believe, given what signs the request and where
 * the answer goes: OpenID4VP 1.0, 5.9.3.
 *
 * @param signer what signs the request; absent if nothing does
 * @param responseUri where the answer goes; absent over the Digital Credentials API
 */
record ClientCheck(Optional<RequestSigner> signer, Optional<URI> responseUri, Checks checks) {

  void check(ClientIdentifier client) {
    if (client instanceof X509SanDns dns) {
      checkDns(dns);
    } else if (client instanceof X509Hash hash) {
      checkHash(hash);
    } else if (client instanceof RedirectUri address) {
      checkAddress(address);
    } else if (client instanceof PreRegistered name) {
      checkName(name);
    }
  }

  private void checkDns(X509SanDns client) {
    checks.skip(List.of(CLIENT_FORM, CLIENT_HASH, CLIENT_ADDRESS), "the client is a DNS name");
    X509Certificate leaf = requireLeaf();
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
    checks.skip(
        List.of(CLIENT_FORM, CLIENT_DNS, CLIENT_HOST, CLIENT_ADDRESS), "the client is a hash");
    X509Hash actual = X509Hash.of(requireLeaf());
    checks.check(
        CLIENT_HASH, actual.equals(client), () -> "the hash is that of another certificate");
  }

  private void checkAddress(RedirectUri client) {
    checks.skip(
        List.of(CLIENT_FORM, CLIENT_DNS, CLIENT_HOST, CLIENT_HASH), "the client is an address");
    checks.check(
        CLIENT_SIGNED, signer.isEmpty(), () -> "a client that is an address has no key to sign by");
    checks.check(
        CLIENT_ADDRESS,
        responseUri.map(URI::toString).equals(Optional.of(client.responseUri().toString())),
        () -> "the answer goes to another address than the client is");
  }

  private void checkName(PreRegistered client) {
    checks.skip(
        List.of(CLIENT_DNS, CLIENT_HOST, CLIENT_HASH, CLIENT_ADDRESS, CLIENT_SIGNED),
        "the client is known to the wallet by a name");
    checks.check(
        CLIENT_FORM,
        ClientIdentifier.read(client.text()).equals(Optional.of(client)),
        () -> "the client is " + Shown.of(client.text()));
  }

  private X509Certificate requireLeaf() {
    checks.require(
        CLIENT_SIGNED,
        signer.isPresent(),
        () -> "a client that is named by its certificate signs its requests");
    return signer.orElseThrow().leaf();
  }
}
