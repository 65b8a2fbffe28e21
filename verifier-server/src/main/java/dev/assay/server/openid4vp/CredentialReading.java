package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.DcqlPlace.require;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.server.openid4vp.CredentialQuery.Binding;
import dev.assay.server.openid4vp.CredentialQuery.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one credential of a query: OpenID4VP 1.0, 6.1. */
final class CredentialReading {

  private CredentialReading() {}

  static CredentialQuery read(DcqlPlace place) throws DcqlFault {
    String id =
        place
            .id(DcqlRule.ID)
            .orElseThrow(() -> new DcqlFault(DcqlRule.ID, place.at("id"), DcqlPlace.ID_FORM));
    DcqlFormat format = format(place);
    boolean several = place.truth("multiple", DcqlRule.MULTIPLE).orElse(false);
    boolean bound =
        place.truth("require_cryptographic_holder_binding", DcqlRule.HOLDER_BINDING).orElse(true);
    List<ClaimQuery> claims = ClaimReading.read(place, format);
    return new CredentialQuery(
        id,
        format,
        meta(format, place.object("meta", DcqlRule.META)),
        several ? Count.SEVERAL : Count.ONE,
        bound ? Binding.REQUIRED : Binding.NOT_REQUIRED,
        claims,
        ClaimReading.sets(place, claims),
        trustedAuthorities(place));
  }

  private static DcqlFormat format(DcqlPlace place) throws DcqlFault {
    return place
        .value("format")
        .flatMap(DcqlFormat::of)
        .orElseThrow(
            () ->
                new DcqlFault(
                    DcqlRule.CREDENTIAL_FORMAT,
                    place.at("format"),
                    "must be one of "
                        + Stream.of(DcqlFormat.values())
                            .map(DcqlFormat::code)
                            .collect(Collectors.joining(", "))));
  }

  private static CredentialMeta meta(DcqlFormat format, DcqlPlace meta) throws DcqlFault {
    return switch (format) {
      case SD_JWT_VC ->
          new CredentialMeta.Vct(meta.texts("vct_values", DcqlRule.VCT_VALUES, DcqlLimits.TYPES));
      case MDOC -> new CredentialMeta.Doctype(meta.text("doctype_value", DcqlRule.DOCTYPE_VALUE));
      case JWT_VC, LDP_VC ->
          new CredentialMeta.Types(
              meta.lists("type_values", DcqlRule.TYPE_VALUES, DcqlLimits.TYPES, DcqlLimits.TYPES));
    };
  }

  private static List<TrustedAuthority> trustedAuthorities(DcqlPlace credential) throws DcqlFault {
    if (!credential.has("trusted_authorities")) {
      return List.of();
    }
    List<TrustedAuthority> authorities = new ArrayList<>();
    for (DcqlPlace place :
        credential.objects(
            "trusted_authorities", DcqlRule.TRUSTED_AUTHORITIES, DcqlLimits.AUTHORITIES)) {
      authorities.add(authority(place));
    }
    return authorities;
  }

  private static TrustedAuthority authority(DcqlPlace place) throws DcqlFault {
    TrustedAuthority.Type type =
        place
            .value("type")
            .flatMap(TrustedAuthority.Type::of)
            .orElseThrow(
                () ->
                    new DcqlFault(
                        DcqlRule.AUTHORITY_TYPE,
                        place.at("type"),
                        "must be one of aki, etsi_tl, openid_federation"));
    List<String> values =
        place.texts("values", DcqlRule.TRUSTED_AUTHORITIES, DcqlLimits.AUTHORITIES);
    for (int i = 0; i < values.size(); i++) {
      require(
          DcqlRule.AUTHORITY_KEY,
          type != TrustedAuthority.Type.KEY_IDENTIFIER || isBase64Url(values.get(i)),
          place.at("values") + "/" + i,
          "must be base64url without padding");
    }
    return new TrustedAuthority(type, values);
  }

  private static boolean isBase64Url(String text) {
    try {
      return Base64Url.decode(text).length > 0;
    } catch (Base64UrlException e) {
      return false;
    }
  }
}
