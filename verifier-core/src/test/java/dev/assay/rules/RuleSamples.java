package dev.assay.rules;

import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestTrust.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of invented countries, and the certificate of an invented person. */
final class RuleSamples {

  /** When the person arrives. */
  static final Instant AT = Instant.parse("2022-03-01T12:00:00Z");

  private RuleSamples() {}

  /** A list that is fresh when the person arrives. */
  static Node list(Node... rules) {
    return new Node()
        .with("version", 1)
        .with("id", "entry")
        .with("name", "Rules of entry")
        .with("sequence", 7)
        .with("issued", "2022-02-25T00:00:00Z")
        .with("nextUpdate", "2022-03-04T00:00:00Z")
        .with("rules", new ArrayList<>(List.of(rules)));
  }

  /** An acceptance rule of XX for every kind of certificate, valid in 2022. */
  static Node rule(String identifier, String logic) {
    return new Node()
        .with("Identifier", identifier)
        .with("Type", "Acceptance")
        .with("Country", "XX")
        .with("Version", "1.0.0")
        .with("SchemaVersion", "1.0.0")
        .with("Engine", "CERTLOGIC")
        .with("EngineVersion", "0.7.5")
        .with("CertificateType", "General")
        .with("Description", List.of(description("en", "What is demanded.")))
        .with("ValidFrom", "2022-01-01T00:00:00Z")
        .with("ValidTo", "2023-01-01T00:00:00Z")
        .with("AffectedFields", List.of("v.0", "v.0.mp"))
        .with("Logic", Jsons.read(logic));
  }

  /** An invalidation rule of YY, which issued the certificate. */
  static Node invalidation(String identifier, String logic) {
    return rule(identifier, logic).with("Type", "Invalidation").with("Country", "YY");
  }

  static Map<String, Object> description(String language, String text) {
    return Map.of("lang", language, "desc", text);
  }

  static CertificateFacts vaccination() {
    return certificate("1.3.0");
  }

  static CertificateFacts certificate(String schemaVersion) {
    Map<String, Object> vaccination =
        Map.of("mp", "EU/1/20/1528", "dn", 2L, "sd", 2L, "dt", "2022-01-15", "co", "YY");
    return new CertificateFacts(
        Map.of("ver", schemaVersion, "dob", "1964-01", "v", List.of(vaccination)),
        CertificateKind.VACCINATION,
        "YY",
        Optional.of(Instant.parse("2022-01-16T08:00:00Z")),
        Optional.empty(),
        Optional.of("AAAAAAAAAAA="));
  }

  static RuleList read(Node list) {
    try {
      return new RuleListReader(Crypto.select()).plain("test.json", list.json());
    } catch (RuleListFault e) {
      throw new IllegalArgumentException(e);
    }
  }
}
