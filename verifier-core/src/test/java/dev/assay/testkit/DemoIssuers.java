package dev.assay.testkit;

import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust.Node;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The invented issuers of the demo trust list, with the keys that belong to them, and the sample
 * credentials that they issued. Everything comes from fixed seeds: the same calls give the same
 * bytes, and anybody can make these keys. They are for demonstration alone.
 */
public final class DemoIssuers {

  /** Where the demo list stands, from the root of the repository. */
  public static final String LIST_FILE = "trust-lists/demo.trust-list.json";

  /** Where the sample credentials stand, from the root of the repository. */
  public static final String SAMPLES_FOLDER = "trust-lists/demo/samples";

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2046-01-01T00:00:00Z");
  private static final Instant EXPIRED = Instant.parse("2026-02-01T00:00:00Z");

  private static final String COUNCIL = "https://fernhollow.example";
  private static final String HOUSING = "https://larkspur-housing.example";
  private static final String TRAINING = "https://tallow-street-training.example";

  private static final String RESIDENT = "urn:demo:council:resident:1";
  private static final String TENANCY = "urn:demo:housing:tenancy:1";
  private static final String MEMBERSHIP = "urn:demo:leisure:membership:1";
  private static final String CERTIFICATE = "urn:demo:training:certificate:1";

  private static final Certified COUNCIL_ROOT = authority("Fernhollow Borough Council");
  private static final Certified COUNCIL_SIGNER =
      TestPki.leaf("CN=Fernhollow Parking Permits (test only),O=Fernhollow Borough Council")
          .validity(FROM, TO)
          .dns("fernhollow.example")
          .uri(COUNCIL)
          .signedBy(COUNCIL_ROOT);
  private static final Certified FORMER_ROOT = authority("Old Mere District Council");
  private static final KeyPair COUNCIL_KEY =
      TestPki.p256("CN=Fernhollow Parking Permits (test only),O=Fernhollow Borough Council");
  private static final KeyPair HOUSING_KEY = TestPki.p256("demo: Larkspur Housing Association");
  private static final KeyPair LEISURE_KEY = TestPki.p256("demo: Brightwater Leisure");
  private static final KeyPair TRAINING_KEY = TestPki.p256("demo: Tallow Street Training");

  private DemoIssuers() {}

  /**
   * A sample credential.
   *
   * @param file its file name
   * @param title what it is, in a few words
   * @param explanation what a visitor will see, and why
   * @param expectedVerdict {@code accepted} or {@code rejected}
   */
  public record Sample(
      String file, String title, String explanation, String expectedVerdict, String token) {}

  /** The demo trust list. */
  public static Node list() {
    return TestTrust.list("demo")
        .with("name", "Demonstration list: invented issuers, test keys, not for use")
        .with("sequence", 1)
        .with("issued", FROM.toString())
        .with("nextUpdate", TO.toString())
        .with("operator", "The Assay project")
        .with(
            "provenance",
            "Written for demonstration. Nobody in it exists, and everybody can make its keys: never"
                + " decide anything real by it.")
        .without("entries")
        .with("entries", List.of(council(), housing(), leisure(), training(), formerCouncil()));
  }

  /** The sample credentials, the accepted ones first. */
  public static List<Sample> samples() {
    return List.of(
        new Sample(
            "resident-permit.sd-jwt",
            "Resident parking permit",
            "Issued by Fernhollow Borough Council and signed with a certificate under the council's"
                + " listed root. The holder shows the zone and the vehicle, and keeps name and"
                + " address private.",
            "accepted",
            residentPermit(TO).withhold("name").withhold("address").token()),
        new Sample(
            "tenancy.sd-jwt",
            "Proof of tenancy",
            "Issued by Larkspur Housing Association, a private landlord, and signed with a key that"
                + " stands in the trust list itself.",
            "accepted",
            tenancy().token()),
        new Sample(
            "leisure-membership.sd-jwt",
            "Leisure centre membership",
            "Issued by Brightwater Leisure under a decentralized identifier (DID) that the trust"
                + " list names.",
            "accepted",
            membership().token()),
        new Sample(
            "suspended-issuer.sd-jwt",
            "Training certificate of a suspended issuer",
            "The signature is good, but the trust list suspended Tallow Street Training on 1"
                + " February 2026.",
            "rejected",
            certificate().token()),
        new Sample(
            "expired-permit.sd-jwt",
            "Expired resident parking permit",
            "Issued by Fernhollow Borough Council, and valid until 1 February 2026.",
            "rejected",
            residentPermit(EXPIRED).token()),
        new Sample(
            "tampered-permit.sd-jwt",
            "Altered resident parking permit",
            "Somebody changed the parking zone from B to A after the council had signed the"
                + " permit.",
            "rejected",
            residentPermit(TO).alter("zone", "A").token()));
  }

  /** What stands in {@code index.json} beside the samples. */
  public static List<Object> index() {
    return samples().stream()
        .<Object>map(
            sample ->
                new Node()
                    .with("file", sample.file())
                    .with("title", sample.title())
                    .with("explanation", sample.explanation())
                    .with("expectedVerdict", sample.expectedVerdict()))
        .toList();
  }

  private static Node council() {
    Node service =
        TestTrust.x5c(COUNCIL_ROOT.pem())
            .with("roles", List.of("issuance", "status"))
            .with("types", List.of(RESIDENT))
            .with("issuer", COUNCIL)
            .with("hosts", List.of("fernhollow.example"))
            .with("assurance", List.of(assurance("gpg45", "medium")));
    return entry("fernhollow", "Fernhollow Borough Council", "public", service)
        .with(
            "evidence",
            List.of(
                new Node()
                    .with("scheme", "Invented register of public bodies")
                    .with("reference", "FBC-0001")));
  }

  private static Node housing() {
    Node service =
        TestTrust.jwks(HOUSING, TestTrust.jwk(HOUSING_KEY, "larkspur-2026"))
            .with("roles", List.of("issuance", "status"))
            .with("types", List.of(TENANCY))
            .with("hosts", List.of("larkspur-housing.example"));
    return entry("larkspur", "Larkspur Housing Association", "private", service);
  }

  private static Node leisure() {
    Node service = TestTrust.did(leisureDid()).with("types", List.of(MEMBERSHIP));
    return entry("brightwater", "Brightwater Leisure", "private", service);
  }

  private static Node training() {
    Node service =
        TestTrust.jwks(TRAINING, TestTrust.jwk(TRAINING_KEY, "tallow-1"))
            .with("types", List.of(CERTIFICATE));
    return entry("tallow-street", "Tallow Street Training", "private", service)
        .with(
            "states",
            List.of(
                TestTrust.state("granted", FROM.toString()),
                TestTrust.state("suspended", EXPIRED.toString())
                    .with("note", "certificates were issued without examinations")));
  }

  private static Node formerCouncil() {
    Node service = TestTrust.x5c(FORMER_ROOT.pem()).with("types", List.of(RESIDENT));
    return entry("old-mere", "Old Mere District Council", "public", service)
        .with(
            "states",
            List.of(
                TestTrust.state("granted", FROM.toString()),
                TestTrust.state("withdrawn", "2026-04-01T00:00:00Z")
                    .with("note", "merged into Fernhollow Borough Council")));
  }

  private static Node entry(String id, String name, String sector, Node service) {
    return TestTrust.entry(id)
        .with("name", name)
        .with("sector", sector)
        .with("provenance", "Invented. Its keys are test keys.")
        .without("services")
        .with("services", List.of(service));
  }

  private static Node assurance(String framework, String level) {
    return new Node().with("framework", framework).with("level", level);
  }

  private static DemoCredential residentPermit(Instant expiry) {
    Node header = header().with("x5c", COUNCIL_SIGNER.x5c());
    return new DemoCredential(COUNCIL_KEY, header, payload(Optional.of(COUNCIL), RESIDENT, expiry))
        .disclosable("name", "Rowan Ashdown")
        .disclosable("address", "14 Quarry Lane, Fernhollow")
        .disclosable("zone", "B")
        .disclosable("vehicle", "FH26 PMT");
  }

  private static DemoCredential tenancy() {
    Node header = header().with("kid", "larkspur-2026");
    return new DemoCredential(HOUSING_KEY, header, payload(Optional.of(HOUSING), TENANCY, TO))
        .disclosable("name", "Rowan Ashdown")
        .disclosable("property", "14 Quarry Lane, Fernhollow")
        .disclosable("since", "2024-09-01");
  }

  private static DemoCredential membership() {
    Node header = header().with("kid", leisureDid() + "#0");
    return new DemoCredential(
            LEISURE_KEY, header, payload(Optional.of(leisureDid()), MEMBERSHIP, TO))
        .disclosable("member", "BW-20931")
        .disclosable("tier", "off-peak");
  }

  private static DemoCredential certificate() {
    Node header = header().with("kid", "tallow-1");
    return new DemoCredential(TRAINING_KEY, header, payload(Optional.of(TRAINING), CERTIFICATE, TO))
        .disclosable("name", "Rowan Ashdown")
        .disclosable("course", "First aid at work");
  }

  private static Node header() {
    return new Node().with("alg", "ES256").with("typ", "dc+sd-jwt");
  }

  private static Map<String, Object> payload(Optional<String> issuer, String type, Instant expiry) {
    Map<String, Object> payload = new LinkedHashMap<>();
    issuer.ifPresent(iss -> payload.put("iss", iss));
    payload.put("iat", FROM.getEpochSecond());
    payload.put("exp", expiry.getEpochSecond());
    payload.put("vct", type);
    return payload;
  }

  private static String leisureDid() {
    Map<String, Object> jwk = TestTrust.jwk(LEISURE_KEY);
    String text =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
            + jwk.get("x")
            + "\",\"y\":\""
            + jwk.get("y")
            + "\"}";
    return "did:jwk:"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Certified authority(String name) {
    return TestPki.root("CN=" + name + " Root (test only),O=" + name)
        .validity(FROM, TO)
        .selfSigned();
  }
}
