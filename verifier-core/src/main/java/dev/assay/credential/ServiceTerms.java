package dev.assay.credential;

import dev.assay.crypto.SignatureAlgorithm;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a trust list says about one service of an issuer, apart from its anchors.
 *
 * @param formats the formats it may issue, by their identifiers; {@code *} stands for every format
 * @param types the types it may issue, compared exactly but for those of SMART Health Cards; {@code
 *     *} stands for every type, and for tokens without one
 * @param algorithms the signature algorithms it may use
 * @param assurance the assurance of its credentials, as far as the list says so
 * @param hosts the hosts, each a name or a name and a port, that may be fetched from on its account
 * @param legacy older practice that is permitted
 * @param profiles profiles that are demanded
 * @param typeMetadata whether type metadata is needed
 * @param revocation how much the revocation of certificates matters; absent for what is usual for
 *     the format
 * @param ocsp whether responders may be asked about it
 */
public record ServiceTerms(
    Set<String> formats,
    Set<String> types,
    Set<SignatureAlgorithm> algorithms,
    List<Assurance> assurance,
    Set<String> hosts,
    Set<Legacy> legacy,
    Set<Profile> profiles,
    TypeMetadataUse typeMetadata,
    Optional<RevocationUse> revocation,
    OcspUse ocsp) {

  /** Stands for every format, or every type. */
  public static final String ANY = "*";

  /**
   * The algorithms that a service may use when its entry names none, and it issues no mobile
   * documents. RFC 8725, 3.1; RSA only where it is registered.
   */
  public static final Set<SignatureAlgorithm> DEFAULT_ALGORITHMS =
      Set.copyOf(
          EnumSet.of(
              SignatureAlgorithm.ES256,
              SignatureAlgorithm.ES384,
              SignatureAlgorithm.ES512,
              SignatureAlgorithm.EDDSA));

  /**
   * The same where it may issue mobile documents: all of ISO/IEC 18013-5, 12.3.4, among which the
   * issuing authority chooses, and of which a reader supports every one. What it adds has no name
   * in JOSE, or none that is read, so it lets no token of another format in.
   */
  public static final Set<SignatureAlgorithm> DEFAULT_MDOC_ALGORITHMS =
      Set.copyOf(
          EnumSet.of(
              SignatureAlgorithm.ES256,
              SignatureAlgorithm.ES384,
              SignatureAlgorithm.ES512,
              SignatureAlgorithm.EDDSA,
              SignatureAlgorithm.ESB256,
              SignatureAlgorithm.ESB320,
              SignatureAlgorithm.ESB384,
              SignatureAlgorithm.ESB512,
              SignatureAlgorithm.ED448));

  /** The same where keys are found by their name: EU DCC, HCERT 1.0.8, 3.3.2 has both. */
  public static final Set<SignatureAlgorithm> DEFAULT_KEY_ID_ALGORITHMS =
      Set.copyOf(EnumSet.of(SignatureAlgorithm.ES256, SignatureAlgorithm.PS256));

  private static final String MDOC = "mso_mdoc";

  /** Formats whose readers have to look up the revocation of certificates. */
  private static final Set<String> LOOKED_UP = Set.of(MDOC, "vds-nc");

  /** The type that every SMART Health Card has, and the beginning of all their types. */
  private static final String HEALTH_CARD = "https://smarthealth.cards#health-card";

  private static final String HEALTH_CARDS = "https://smarthealth.cards#";

  public ServiceTerms {
    formats = Set.copyOf(formats);
    types = Set.copyOf(types);
    algorithms = Set.copyOf(algorithms);
    assurance = List.copyOf(assurance);
    hosts = Set.copyOf(hosts);
    legacy = Set.copyOf(legacy);
    profiles = Set.copyOf(profiles);
  }

  /** Terms that leave revocation to what is usual for the format. */
  public ServiceTerms(
      Set<String> formats,
      Set<String> types,
      Set<SignatureAlgorithm> algorithms,
      List<Assurance> assurance,
      Set<String> hosts,
      Set<Legacy> legacy,
      Set<Profile> profiles,
      TypeMetadataUse typeMetadata) {
    this(
        formats,
        types,
        algorithms,
        assurance,
        hosts,
        legacy,
        profiles,
        typeMetadata,
        Optional.empty(),
        OcspUse.IF_SUPPLIED);
  }

  /**
   * How much the revocation of certificates matters for a format. A reader of mobile documents has
   * to look it up (ISO/IEC 18013-5, 12.8.3), and so has one of visible digital seals (ICAO Doc
   * 9303-12), where a certificate says where; for other formats nobody demands it.
   */
  public RevocationUse revocationFor(String format) {
    return revocation.orElse(
        LOOKED_UP.contains(format) ? RevocationUse.WHERE_PUBLISHED : RevocationUse.IF_SUPPLIED);
  }

  /** The algorithms that a service of these formats may use when its entry names none. */
  public static Set<SignatureAlgorithm> defaultAlgorithms(Set<String> formats) {
    return formats.contains(MDOC) || formats.contains(ANY)
        ? DEFAULT_MDOC_ALGORITHMS
        : DEFAULT_ALGORITHMS;
  }

  /** Whether the service may issue this format. */
  public boolean permitsFormat(String format) {
    return formats.contains(ANY) || formats.contains(format);
  }

  /**
   * Whether the service may issue this type. SMART Health Cards are all of one type, whose other
   * types only say more: whoever may issue {@code https://smarthealth.cards#health-card} may issue
   * each of them, and whoever may issue {@code https://smarthealth.cards#immunization} no other. Of
   * a card of several, each has to be permitted.
   */
  public boolean permitsType(String type) {
    return types.contains(ANY)
        || types.contains(type)
        || (type.startsWith(HEALTH_CARDS) && types.contains(HEALTH_CARD));
  }

  /** Whether the service may issue tokens that have no type. */
  public boolean permitsEveryType() {
    return types.contains(ANY);
  }
}
