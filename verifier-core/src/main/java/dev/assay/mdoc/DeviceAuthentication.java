package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DEVICE_ALGORITHM;
import static dev.assay.mdoc.MdocRule.DEVICE_CRITICAL_HEADER;
import static dev.assay.mdoc.MdocRule.DEVICE_MAC;
import static dev.assay.mdoc.MdocRule.DEVICE_MAC_KEY;
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
import dev.assay.cose.CoseMac0;
import dev.assay.cose.CoseSign1;
import dev.assay.credential.Claims;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.Hkdf;
import dev.assay.crypto.MacAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks that the device took part in this exchange: ISO/IEC 18013-5, 12.4 and 12.8.2. */
final class DeviceAuthentication {

  private static final List<Rule> ALL =
      Stream.<Rule>of(MdocRule.values()).filter(rule -> rule.stage() == Stage.HOLDER).toList();

  /** ISO/IEC 18013-5, 12.4.5. */
  private static final byte[] MAC_KEY_INFO = "EMacKey".getBytes(StandardCharsets.US_ASCII);

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
    checkProof(signed.orElseThrow(), asked);
    signed.orElseThrow().nameSpaces().forEach(this::checkAuthorised);
    checks.pass(KEY_AUTHORISED, "");
    return Claims.ofCbor(new LinkedHashMap<>(signed.orElseThrow().nameSpaces()));
  }

  private void checkProof(DeviceSigned signed, HolderBinding.InExchange asked) {
    if (signed.deviceAuth() instanceof DeviceSigned.DeviceAuth.Signature proof) {
      checks.skip(List.of(DEVICE_MAC_KEY, DEVICE_MAC), "the device made a signature");
      checkSignature(proof.message(), asked.exchange());
      return;
    }
    checks.skip(DEVICE_SIGNATURE, "the device made a MAC");
    checkMac(((DeviceSigned.DeviceAuth.Mac) signed.deviceAuth()).message(), asked);
  }

  private void checkMac(CoseMac0 message, HolderBinding.InExchange asked) {
    checkCritical(message.header());
    // 12.4.5: the code is HMAC 256/256 and no other.
    checks.require(
        DEVICE_ALGORITHM,
        message.header().algorithm().flatMap(MacAlgorithm::ofCoseNumber).stream()
                .anyMatch(MacAlgorithm.HMAC_256::equals)
            && authenticated.deviceKey().mayAgree(),
        () -> "alg of the MAC is not 5, or the device key is meant for something else");
    checks.require(
        DEVICE_MAC_KEY,
        asked.readerKey().isPresent(),
        () -> "the request has no readerKey, without which a MAC cannot be checked");
    Optional<byte[]> secret =
        asked.readerKey().flatMap(own -> own.agree(authenticated.deviceKey().key()));
    checks.require(
        DEVICE_MAC_KEY,
        secret.isPresent(),
        () ->
            "the readerKey is on "
                + asked.readerKey().map(own -> own.curve().joseName()).orElse("")
                + ", the device key "
                + authenticated.deviceKey().key().kind());
    checks.require(
        DEVICE_MAC,
        holds(message, secret.orElseThrow(), SessionTranscript.of(asked.exchange())),
        () ->
            "the MAC does not hold with the readerKey for this exchange"
                + diagnosis(
                    asked.exchange(), other -> holds(message, secret.orElseThrow(), other)));
  }

  private boolean holds(CoseMac0 message, byte[] secret, ByteString transcript) {
    byte[] transcriptBytes = CborTagged.encodedCbor(transcript).encoding().toByteArray();
    byte[] salt = HashAlgorithm.SHA_256.digest(transcriptBytes);
    byte[] key = Hkdf.sha256(salt, secret, MAC_KEY_INFO);
    return message
        .withPayload(signedBytes(transcript))
        .verifies(MacAlgorithm.HMAC_256, ByteString.of(key), ByteString.of());
  }

  private static String diagnosis(Exchange exchange, Predicate<ByteString> holds) {
    return " ("
        + exchange
        + ")"
        + OtherTranscripts.of(exchange).stream()
            .filter(other -> holds.test(other.transcript()))
            .findFirst()
            .map(other -> "; it would hold for " + other.name())
            .orElse(", nor for another form of it that is known");
  }

  private void checkSignature(CoseSign1 message, Exchange exchange) {
    SignatureAlgorithm algorithm = algorithm(message.header());
    ByteString transcript = SessionTranscript.of(exchange);
    checks.require(
        DEVICE_SIGNATURE,
        holds(message, algorithm, transcript),
        () ->
            "the signature does not hold with the device key for this exchange"
                + diagnosis(exchange, other -> holds(message, algorithm, other)));
  }

  private void checkCritical(CoseHeader header) {
    Optional<String> critical = header.criticalFault(Set.of());
    checks.require(DEVICE_CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
  }

  private SignatureAlgorithm algorithm(CoseHeader header) {
    checkCritical(header);
    Optional<SignatureAlgorithm> algorithm =
        header
            .algorithm()
            .flatMap(
                number ->
                    SignatureAlgorithm.ofCoseNumber(
                        number, authenticated.deviceKey().key().kind()));
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
