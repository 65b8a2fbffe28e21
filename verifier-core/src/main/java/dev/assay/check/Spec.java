package dev.assay.check;

import java.net.URI;

/**
 * The specifications that the rules come from, each at the version that was read. Drafts move: a
 * rule holds for the version that stands here.
 */
public enum Spec {
  SD_JWT("RFC 9901", "Nov 2025", "https://www.rfc-editor.org/rfc/rfc9901#section-"),
  SD_JWT_VC(
      "SD-JWT VC draft-18",
      "2026-08-03",
      "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-18#section-"),
  TOKEN_STATUS_LIST(
      "Token Status List draft-20",
      "2026-04-20",
      "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list-20#section-"),
  HAIP(
      "HAIP 1.0",
      "2025-12-24",
      "https://openid.net/specs/openid4vc-high-assurance-interoperability-profile-1_0.html#section-"),
  OPENID4VP(
      "OpenID4VP 1.0",
      "2025-07-09",
      "https://openid.net/specs/openid-4-verifiable-presentations-1_0.html#section-"),
  JWS("RFC 7515", "May 2015", "https://www.rfc-editor.org/rfc/rfc7515#section-"),
  JWE("RFC 7516", "May 2015", "https://www.rfc-editor.org/rfc/rfc7516#section-"),
  JWK("RFC 7517", "May 2015", "https://www.rfc-editor.org/rfc/rfc7517#section-"),
  JWA("RFC 7518", "May 2015", "https://www.rfc-editor.org/rfc/rfc7518#section-"),
  JWT("RFC 7519", "May 2015", "https://www.rfc-editor.org/rfc/rfc7519#section-"),
  JWT_BCP("RFC 8725", "Feb 2020", "https://www.rfc-editor.org/rfc/rfc8725#section-"),
  ACCESS_TOKEN("RFC 9068", "Oct 2021", "https://www.rfc-editor.org/rfc/rfc9068#section-"),
  BEARER_TOKEN("RFC 6750", "Oct 2012", "https://www.rfc-editor.org/rfc/rfc6750#section-"),
  CONFIRMATION("RFC 7800", "Apr 2016", "https://www.rfc-editor.org/rfc/rfc7800#section-"),
  JSON("RFC 8259", "Dec 2017", "https://www.rfc-editor.org/rfc/rfc8259#section-"),
  CBOR("RFC 8949", "Dec 2020", "https://www.rfc-editor.org/rfc/rfc8949#section-"),
  COSE("RFC 9052", "Aug 2022", "https://www.rfc-editor.org/rfc/rfc9052#section-"),
  /** Clause numbers are those of the draft second edition; the standard itself is sold. */
  MDOC(
      "ISO/IEC 18013-5 draft 2nd edition",
      "2025-09-14",
      "https://www.iso.org/standard/91081.html#clause-"),
  /** The draft of the second edition of part 7; the standard itself is sold. */
  MDOC_ONLINE(
      "ISO/IEC 18013-7 draft 2nd edition",
      "2025",
      "https://www.iso.org/standard/91154.html#clause-"),
  HCERT(
      "EU DCC HCERT 1.0.8",
      "2023-02-13",
      "https://github.com/ehn-dcc-development/eu-dcc-hcert-spec/blob/main/hcert_spec.md#"),
  DCC_SCHEMA(
      "EU DCC schema 1.3.0",
      "2021-06-09",
      "https://github.com/ehn-dcc-development/eu-dcc-schema/blob/release/1.3.0/DCC.Types.schema.json#"),
  /**
   * Read second-hand, in the schemas and tables that others made of it; clauses are its zones. Now
   * a part of Doc 9303-13.
   */
  VDS_NC("ICAO VDS-NC 1.1", "2021-05-28", "https://www.icao.int/vdsnc-spec#"),
  /** By its parts; not read but for what others say of it. */
  DOC_9303(
      "ICAO Doc 9303",
      "8th edition, 2021",
      "https://www.icao.int/publications/doc-series/doc-9303#"),
  JCS("RFC 8785", "June 2020", "https://www.rfc-editor.org/rfc/rfc8785#section-"),
  /** Clauses are the headings of the one page that it is. */
  SHC("SMART Health Cards 1.4.0", "2023", "https://spec.smarthealth.cards/#"),
  BASE45("RFC 9285", "Aug 2022", "https://www.rfc-editor.org/rfc/rfc9285#section-"),
  PKIX("RFC 5280", "May 2008", "https://www.rfc-editor.org/rfc/rfc5280#section-"),
  OCSP("RFC 6960", "June 2013", "https://www.rfc-editor.org/rfc/rfc6960#section-"),
  /** The published rule language of EU DCC; clauses are headings. */
  CERTLOGIC(
      "CertLogic 1.3.2",
      "2022-05-12",
      "https://github.com/ehn-dcc-development/eu-dcc-business-rules/blob/main/certlogic/specification/README.md#"),
  DID_WEB("did:web", "2024-08-01", "https://w3c-ccg.github.io/did-method-web/#"),
  DID_KEY("did:key", "2025-11-02", "https://w3c-ccg.github.io/did-key-spec/#"),
  DID_JWK("did:jwk", "2022", "https://github.com/quartzjer/did-jwk/blob/main/spec.md#"),
  /**
   * Rules of our own, where the specifications are silent or contradict each other. They are never
   * specification conformance.
   */
  ASSAY("Assay", "1", "urn:assay:clause:");

  private final String title;
  private final String version;
  private final String base;

  Spec(String title, String version, String base) {
    this.title = title;
    this.version = version;
    this.base = base;
  }

  /** The name that people use, such as {@code RFC 9901}. */
  public String title() {
    return title;
  }

  /** The date or number of the version that was read. */
  public String version() {
    return version;
  }

  /**
   * A clause of this specification, such as {@code 7.3} or, with a step inside it, {@code
   * 7.3(5.1)}.
   */
  public Clause clause(String number) {
    return new Clause(this, number);
  }

  URI locate(String section) {
    return URI.create(base + section);
  }
}
