package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DEVICE_ALGORITHM;
import static dev.assay.mdoc.MdocRule.DEVICE_CRITICAL_HEADER;
import static dev.assay.mdoc.MdocRule.DEVICE_MAC;
import static dev.assay.mdoc.MdocRule.DEVICE_SIGNATURE;
import static dev.assay.mdoc.MdocRule.DEVICE_SIGNED;
import static dev.assay.mdoc.MdocRule.KEY_AUTHORISED;
import static dev.assay.mdoc.MdocRule.TRANSCRIPT;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborEncoded;
import dev.assay.cbor.CborTagged;
import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.check.Stage;
import dev.assay.cose.CoseHeader;
import dev.assay.cose.CoseSign1;
import dev.assay.credential.Claims;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that the device took part in this exchange: ISO/IEC 18013-5, 12.4 and 12.8.2. */
final class DeviceAuthentication {

  private static final List<Rule> ALL =
      Stream.<Rule>of(MdocRule.values()).filter(rule -> rule.stage() == Stage.HOLDER).toList();

  private final MdocCredential.Authenticated authenticated;
  private final Crypto crypto;
  private final Checks checks;

  DeviceAuthentication(MdocCredential.Authenticated authenticated, Crypto crypto, Checks checks) {
    this.authenticated = authenticated;
    this.crypto = crypto;
    this.checks = checks;
  }

  /** What the device signed itself; nothing unless a proof was asked for and holds. */
  Claims check(HolderBinding expected) {
    if (expected instanceof HolderBinding.NotRequired) {
      checks.skip(ALL, "no proof by the device was asked for");
      return Claims.none();
    }
    if (!(expected instanceof HolderBinding.InExchange asked)) {
      throw checks.halt(
          TRANSCRIPT,
          "the request has a nonce and an audience, which a device does not sign; it takes the"
              + " exchange: sessionTranscript, or openid4vp, or dcApi");
    }
    checks.pass(TRANSCRIPT, asked.exchange().toString());
    Optional<DeviceSigned> signed = authenticated.document().deviceSigned();
    checks.require(
        DEVICE_SIGNED, signed.isPresent(), () -> "the device signed nothing: IssuerSigned alone");
    checkProof(signed.orElseThrow(), asked.exchange());
    signed.orElseThrow().nameSpaces().forEach(this::checkAuthorised);
    checks.pass(KEY_AUTHORISED, "");
    return Claims.ofCbor(new LinkedHashMap<>(signed.orElseThrow().nameSpaces()));
  }

  private void checkProof(DeviceSigned signed, Exchange exchange) {
    if (signed.deviceAuth() instanceof DeviceSigned.DeviceAuth.Signature proof) {
      checks.skip(DEVICE_MAC, "the device made a signature");
      checkSignature(proof.message(), exchange);
      return;
    }
    checks.skip(DEVICE_SIGNATURE, "the device made a MAC");
    throw checks.halt(DEVICE_MAC, "the request has no readerKey to check the MAC with");
  }

  private void checkSignature(CoseSign1 message, Exchange exchange) {
    SignatureAlgorithm algorithm = algorithm(message.header());
    ByteString transcript = SessionTranscript.of(exchange);
    checks.require(
        DEVICE_SIGNATURE,
        holds(message, algorithm, transcript),
        () ->
            "the signature does not hold with the device key for this exchange ("
                + exchange
                + ")"
                + OtherTranscripts.of(exchange).stream()
                    .filter(other -> holds(message, algorithm, other.transcript()))
                    .findFirst()
                    .map(other -> "; it would hold for " + other.name())
                    .orElse(", nor for another form of it that is known"));
  }

  private SignatureAlgorithm algorithm(CoseHeader header) {
    Optional<String> critical = header.criticalFault(Set.of());
    checks.require(DEVICE_CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
    Optional<SignatureAlgorithm> algorithm =
        header.algorithm().flatMap(SignatureAlgorithm::ofCoseNumber);
    checks.require(
        DEVICE_ALGORITHM,
        algorithm.filter(authenticated.deviceKey()::mayVerify).isPresent(),
        () ->
            "alg is "
                + header.algorithm().map(String::valueOf).orElse("not protected")
                + ", the device key is "
                + authenticated.deviceKey().key().kind()
                + ", or meant for something else");
    return algorithm.orElseThrow();
  }

  private boolean holds(CoseSign1 message, SignatureAlgorithm algorithm, ByteString transcript) {
    return message
        .withPayload(signedBytes(transcript))
        .verifies(crypto, algorithm, authenticated.deviceKey().key());
  }

  /** DeviceAuthenticationBytes, 12.4.4: never from what the device sent. */
  private ByteString signedBytes(ByteString transcript) {
    MdocDocument document = authenticated.document();
    byte[] deviceAuthentication =
        Cbor.write(
            List.of(
                "DeviceAuthentication",
                new CborEncoded(transcript),
                document.type(),
                document.deviceSigned().orElseThrow().encoded()));
    return CborTagged.encodedCbor(ByteString.of(deviceAuthentication)).encoding();
  }

  private void checkAuthorised(String nameSpace, Map<String, Object> elements) {
    for (String element : elements.keySet()) {
      checks.require(
          KEY_AUTHORISED,
          authenticated.authorizations().permit(nameSpace, element),
          () ->
              "the device signed "
                  + Shown.of(element)
                  + " in "
                  + Shown.of(nameSpace)
                  + ", which the issuer does not let it");
    }
  }
}
