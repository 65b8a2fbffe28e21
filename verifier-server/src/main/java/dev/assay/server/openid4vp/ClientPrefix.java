package dev.assay.server.openid4vp;

import dev.assay.server.openid4vp.ClientIdentifier.Attested;
import dev.assay.server.openid4vp.ClientIdentifier.DecentralizedIdentifier;
import dev.assay.server.openid4vp.ClientIdentifier.Federated;
import dev.assay.server.openid4vp.ClientIdentifier.RedirectUri;
import dev.assay.server.openid4vp.ClientIdentifier.X509Hash;
import dev.assay.server.openid4vp.ClientIdentifier.X509SanDns;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What stands before the first colon, and how the rest is read then: OpenID4VP 1.0, 5.9.3. */
enum ClientPrefix {
  X509_SAN_DNS(rest -> Optional.of(new X509SanDns(rest))),
  X509_HASH(rest -> Optional.of(new X509Hash(rest))),
  REDIRECT_URI(rest -> ResponseAddress.read(rest).map(RedirectUri::new)),
  DECENTRALIZED_IDENTIFIER(rest -> Optional.of(new DecentralizedIdentifier(rest))),
  VERIFIER_ATTESTATION(rest -> Optional.of(new Attested(rest))),
  OPENID_FEDERATION(rest -> Optional.of(new Federated(rest))),
  /** Reserved for the audience of answers through browsers: no client has it. */
  ORIGIN(rest -> Optional.empty());

  private final String text = name().toLowerCase(Locale.ROOT) + ":";
  private final Function<String, Optional<ClientIdentifier>> reading;

  ClientPrefix(Function<String, Optional<ClientIdentifier>> reading) {
    this.reading = reading;
  }

  /** That of a whole text; empty if it has none of these. */
  static Optional<ClientPrefix> of(String whole) {
    return Stream.of(values()).filter(one -> whole.startsWith(one.text)).findFirst();
  }

  /** The whole text of an identifier. */
  String with(Object rest) {
    return text + rest;
  }

  /** The identifier of a text that begins with it. */
  Optional<ClientIdentifier> read(String whole) {
    return reading.apply(whole.substring(text.length()));
  }
}
