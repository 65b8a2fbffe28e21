package dev.assay.status;

import dev.assay.cbor.ByteString;
import dev.assay.cose.CoseHeader;
import dev.assay.cose.CoseSign1;
import dev.assay.credential.IssuerReference;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyKind;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Jws;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signature around a status list token, and what its header says; nothing of it is believed.
 */
sealed interface StatusSeal {

  /** {@code typ}; empty if there is none, or something else stands there. */
  String type();

  /** What is wrong with {@code crit}; empty if nothing is. */
  Optional<String> criticalFault();

  /** As it stands there, for people. */
  String algorithmName();

  /** With a key of this kind, to which a number of COSE may leave the curve. */
  Optional<SignatureAlgorithm> algorithm(KeyKind kind);

  /** Who is said to have signed, and is looked up. */
  IssuerReference reference(Optional<String> issuer);

  boolean verifies(Crypto crypto, SignatureAlgorithm algorithm, VerificationKey key);

  /** How big the token is. */
  int size();

  /** Token Status List draft-20, 5.1. */
  record Jwt(Jws jws) implements StatusSeal {

    @Override
    public String type() {
      return jws.type().orElse("");
    }

    @Override
    public Optional<String> criticalFault() {
      return jws.criticalFault(Set.of());
    }

    @Override
    public String algorithmName() {
      return jws.algorithm().orElse("");
    }

    @Override
    public Optional<SignatureAlgorithm> algorithm(KeyKind kind) {
      return SignatureAlgorithm.ofJoseName(algorithmName());
    }

    @Override
    public IssuerReference reference(Optional<String> issuer) {
      return new IssuerReference(issuer, jws.keyId(), certificates(), jws.algorithm());
    }

    /** Empty if there are none, or something else stands there. */
    private List<String> certificates() {
      return jws.header().get("x5c") instanceof List<?> list
              && list.stream().allMatch(String.class::isInstance)
          ? list.stream().map(String.class::cast).toList()
          : List.of();
    }

    @Override
    public boolean verifies(Crypto crypto, SignatureAlgorithm algorithm, VerificationKey key) {
      return jws.verifies(crypto, algorithm, key);
    }

    @Override
    public int size() {
      return jws.compact().length();
    }

    /** Does not show the list. */
    @Override
    public String toString() {
      return "Jwt";
    }
  }

  /**
   * Token Status List draft-20, 5.2.
   *
   * @param size of the document
   */
  record Cwt(CoseSign1 message, int size) implements StatusSeal {

    /** {@code typ}, RFC 9596, 2. */
    static final long TYPE = 16;

    @Override
    public String type() {
      return message.header().signed().get(TYPE) instanceof String type ? type : "";
    }

    @Override
    public Optional<String> criticalFault() {
      return message.header().criticalFault(Set.of(TYPE, CoseHeader.CERTIFICATES));
    }

    @Override
    public String algorithmName() {
      return message.header().algorithm().map(String::valueOf).orElse("not protected");
    }

    @Override
    public Optional<SignatureAlgorithm> algorithm(KeyKind kind) {
      return message
          .header()
          .algorithm()
          .flatMap(number -> SignatureAlgorithm.ofCoseNumber(number, kind));
    }

    /**
     * The certificates have to be protected (ISO/IEC 18013-5, 12.3.6.3); the name of a key is a
     * hint wherever it stands.
     */
    @Override
    public IssuerReference reference(Optional<String> issuer) {
      List<String> certificates =
          message.header().signed().containsKey(CoseHeader.CERTIFICATES)
              ? message.header().certificates().stream().map(Cwt::base64).toList()
              : List.of();
      Optional<String> algorithm =
          message
              .header()
              .algorithm()
              .flatMap(SignatureAlgorithm::ofCoseNumber)
              .map(SignatureAlgorithm::joseName);
      return new IssuerReference(issuer, keyId(), certificates, algorithm);
    }

    /** In base64url: names are text where they are looked up. */
    private Optional<String> keyId() {
      Object named =
          message
              .header()
              .signed()
              .getOrDefault(
                  CoseHeader.KEY_ID,
                  message.header().unsigned().getOrDefault(CoseHeader.KEY_ID, ""));
      return named instanceof ByteString bytes
          ? Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray()))
          : Optional.empty();
    }

    private static String base64(ByteString certificate) {
      return Base64.getEncoder().encodeToString(certificate.toByteArray());
    }

    @Override
    public boolean verifies(Crypto crypto, SignatureAlgorithm algorithm, VerificationKey key) {
      return message.verifies(crypto, algorithm, key);
    }

    /** Does not show the list. */
    @Override
    public String toString() {
      return "Cwt";
    }
  }
}
