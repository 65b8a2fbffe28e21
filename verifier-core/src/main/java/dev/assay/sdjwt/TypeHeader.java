package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtVcRule.HAIP_ANCHOR;
import static dev.assay.sdjwt.SdJwtVcRule.HAIP_CERTIFICATE;
import static dev.assay.sdjwt.SdJwtVcRule.HAIP_SELF_SIGNED;
import static dev.assay.sdjwt.SdJwtVcRule.LEGACY_TYPE_HEADER;
import static dev.assay.sdjwt.SdJwtVcRule.TYPE;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Legacy;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Profile;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.credential.TypeMetadataUse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What kind of SD-JWT the token says it is, and what follows from that for its issuer.
 *
 * @param type the {@code vct}; absent for plain SD-JWTs
 */
record TypeHeader(SdJwtFormat.Kind kind, String typ, Optional<String> type) {

  /** Kinds of SD-JWT that have formats of their own: SD-JWT VC here, and the W3C's. */
  private static final Set<String> OTHER_SD_JWTS =
      Set.of(
          TypePeek.VC,
          TypePeek.LEGACY_VC,
          "vc+ld+json+sd-jwt",
          "vp+sd-jwt",
          "vp+ld+json+sd-jwt",
          "kb+sd-jwt");

  private static final Set<String> PLAIN = Set.of("sd-jwt", "sd+jwt");

  /**
   * JWTs of every kind go by these; only selectively disclosable content shows that such a token is
   * an SD-JWT.
   */
  private static final Set<String> UNTYPED = Set.of("", "JWT");

  static TypeHeader check(SdJwt token, SdJwtFormat.Kind kind, Checks checks) {
    String typ = token.issuerSigned().type().orElse("");
    return kind == SdJwtFormat.Kind.VC
        ? checkVc(token, typ, checks)
        : checkPlain(token, typ, checks);
  }

  private static TypeHeader checkPlain(SdJwt token, String typ, Checks checks) {
    boolean ofThisKind =
        PLAIN.contains(typ)
            || (typ.endsWith("+sd-jwt") && !OTHER_SD_JWTS.contains(subtype(typ)))
            || (UNTYPED.contains(typ) && hasDigests(token.payload()));
    checks.require(
        SdJwtRule.TYPE_HEADER,
        ofThisKind,
        () ->
            "typ is "
                + Shown.of(typ)
                + ", expected one that ends with +sd-jwt, or none and selectively disclosable"
                + " claims");
    return new TypeHeader(SdJwtFormat.Kind.PLAIN, typ, Optional.empty());
  }

  /**
   * RFC 7515, 4.1.9: a media type in full and in capitals is still that media type. Good enough to
   * keep a token out, never to let it in.
   */
  private static String subtype(String typ) {
    String lower = typ.toLowerCase(Locale.ROOT);
    return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
  }

  private static TypeHeader checkVc(SdJwt token, String typ, Checks checks) {
    checks.skip(SdJwtRule.TYPE_HEADER, "an SD-JWT VC has a type header of its own");
    checks.skip(SdJwtRule.TERMS, "an SD-JWT VC has rules for these");
    if (typ.equals(TypePeek.LEGACY_VC)) {
      checks.skip(SdJwtVcRule.TYPE_HEADER, "the former type header, see the rule for it");
    } else {
      checks.skip(LEGACY_TYPE_HEADER, "");
      checks.require(
          SdJwtVcRule.TYPE_HEADER,
          typ.equals(TypePeek.VC),
          () -> "typ is " + Shown.of(typ) + ", expected " + TypePeek.VC);
    }
    Optional<Object> vct = Optional.ofNullable(token.payload().get("vct"));
    checks.require(TYPE, vct.isPresent(), () -> "vct is missing");
    checks.require(TYPE, vct.get() instanceof String, () -> "vct is not a string");
    return new TypeHeader(SdJwtFormat.Kind.VC, typ, vct.map(String.class::cast));
  }

  private static boolean hasDigests(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(Unpacking.DIGESTS)
          || map.containsKey(Unpacking.HASH_ALGORITHM)
          || map.containsKey(Unpacking.ELEMENT_DIGEST)
          || map.values().stream().anyMatch(TypeHeader::hasDigests);
    }
    return value instanceof List<?> list && list.stream().anyMatch(TypeHeader::hasDigests);
  }

  boolean isVc() {
    return kind == SdJwtFormat.Kind.VC;
  }

  /** What the type header, and a profile, demand of the issuer that the trust list found. */
  void checkIssuer(TrustedIssuer issuer, SdJwt token, Checks checks) {
    if (!isVc()) {
      checkPlainTerms(issuer, checks);
      return;
    }
    if (typ.equals(TypePeek.LEGACY_VC)) {
      boolean permitted =
          issuer.terms().legacy().contains(Legacy.VC_SD_JWT)
              && !token.payload().containsKey("@context");
      checks.require(
          LEGACY_TYPE_HEADER,
          permitted,
          () ->
              "typ is vc+sd-jwt; only a trust list service with the legacy switch vc+sd-jwt may use"
                  + " it, and only without @context");
    }
    if (issuer.terms().profiles().contains(Profile.HAIP)) {
      checkHaip(issuer, checks);
    } else {
      checks.skip(
          List.of(HAIP_CERTIFICATE, HAIP_ANCHOR, HAIP_SELF_SIGNED),
          "the trust list does not hold this issuer to HAIP");
    }
  }

  /** What is demanded of an issuer's credentials cannot be had from a token that is none. */
  private static void checkPlainTerms(TrustedIssuer issuer, Checks checks) {
    boolean none =
        issuer.terms().profiles().isEmpty()
            && issuer.terms().typeMetadata() != TypeMetadataUse.REQUIRED;
    checks.require(
        SdJwtRule.TERMS,
        none,
        () ->
            "the trust list holds this issuer to a profile or to type metadata, which bind SD-JWT"
                + " VCs alone");
  }

  private static void checkHaip(TrustedIssuer issuer, Checks checks) {
    checks.require(
        HAIP_CERTIFICATE,
        issuer.mechanism() == Mechanism.X5C,
        () -> "the key came by " + issuer.mechanism().code() + ", expected x5c");
    checks.require(
        HAIP_ANCHOR,
        issuer.signer() != Signer.CERTIFIED_WITH_ANCHOR,
        () -> "x5c contains the trust anchor");
    checks.require(
        HAIP_SELF_SIGNED,
        issuer.signer() != Signer.PINNED,
        () -> "the signer's certificate is the trust anchor itself");
  }
}
