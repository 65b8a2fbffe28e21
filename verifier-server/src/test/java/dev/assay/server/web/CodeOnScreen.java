package dev.assay.server.web;

import dev.assay.testkit.DccVectors;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A code that somebody issued, and where it has to lead.
 *
 * @param name of it, for people and for files
 * @param texts of the code, or of its parts in the order in which they are seen
 * @param at the instant of the decision
 * @param panel the verdict in words
 * @param shown what else the page says
 */
record CodeOnScreen(String name, List<String> texts, String at, String panel, String shown) {

  /** Shown as it is, and with another signature. */
  private static final String ALTERED = "dgc-testdata/PL/1.0.0/3.json";

  /** Signed by a key that nobody lists. */
  static final String OF_NOBODY = "dgc-testdata/common/CO22.json";

  /** The cases of topic {@code dcc} that are shown. */
  static final Set<String> DCCS =
      Set.of(
          ALTERED,
          "qa-payloads/AD/1.0.0/VAC_xx45R.txt",
          "qa-payloads/AT/1.3.0/TEST.txt",
          "qa-payloads/CZ/1.3.0/REC.txt",
          "qa-payloads/EE/1.3.0/VAC.txt",
          "qa-payloads/SV/1.3.0/VAC.txt",
          "nhsx/Vaccine_01.json",
          "hcert-kotlin-at/ve_bad_hc1.json",
          OF_NOBODY,
          "qa-payloads/IT/1.0.0/VAC.txt");

  static List<CodeOnScreen> all() {
    return Stream.concat(dccs(), Stream.concat(cards(), seals())).toList();
  }

  private static Stream<CodeOnScreen> dccs() {
    Map<String, DccVectors.Case> cases =
        DccVectors.all().stream()
            .collect(Collectors.toMap(DccVectors.Case::id, Function.identity()));
    return Stream.of(
        dcc(cases, "qa-payloads/AD/1.0.0/VAC_xx45R.txt", "Accepted", "Vaccination"),
        dcc(cases, "qa-payloads/AT/1.3.0/TEST.txt", "Accepted", "Test"),
        dcc(cases, "qa-payloads/CZ/1.3.0/REC.txt", "Accepted", "Recovery"),
        dcc(cases, "qa-payloads/EE/1.3.0/VAC.txt", "Accepted", "Vaccination"),
        dcc(cases, "qa-payloads/SV/1.3.0/VAC.txt", "Accepted", "Vaccination"),
        dcc(cases, "nhsx/Vaccine_01.json", "Accepted", "Vaccination"),
        dcc(cases, "hcert-kotlin-at/ve_bad_hc1.json", "Rejected", ""),
        dcc(cases, OF_NOBODY, "Rejected", "does not trust its issuer"),
        dcc(cases, ALTERED, "Accepted", ""),
        later(dcc(cases, "qa-payloads/IT/1.0.0/VAC.txt", "Rejected", "It has expired")),
        altered(dcc(cases, ALTERED, "Rejected", ""), ALTERED));
  }

  private static CodeOnScreen dcc(
      Map<String, DccVectors.Case> cases, String id, String panel, String shown) {
    DccVectors.Case one = cases.get(id);
    if (one == null) {
      throw new IllegalArgumentException("no case is called " + id);
    }
    return new CodeOnScreen(
        id.replaceAll("[/ ]", "-"), List.of(one.text()), one.at(), panel, shown);
  }

  /** The same, long after. */
  private static CodeOnScreen later(CodeOnScreen code) {
    return new CodeOnScreen(
        code.name() + "-later", code.texts(), "2035-01-01T00:00:00Z", code.panel(), code.shown());
  }

  /** The same, with another last byte of the message, which is one of the signature. */
  private static CodeOnScreen altered(CodeOnScreen code, String id) {
    byte[] message =
        HexFormat.of()
            .parseHex(Vectors.json(Vectors.folder("dcc").resolve(id)).path("COSE").asText());
    message[message.length - 1] ^= 1;
    return new CodeOnScreen(
        code.name() + "-altered",
        List.of(TestDcc.text("HC1:", message)),
        code.at(),
        "Rejected",
        "It was altered");
  }

  /**
   * The examples of the specification: one code, and one in three parts, of which the last comes
   * first; its issuer has a list of revoked cards, and it is out of reach.
   */
  private static Stream<CodeOnScreen> cards() {
    String at = "2023-07-01T00:00:00Z";
    List<String> parts = List.of(card("02", 2), card("02", 0), card("02", 1));
    return Stream.of(
        new CodeOnScreen("shc-01", List.of(card("01", 0)), at, "Accepted", "Anyperson"),
        new CodeOnScreen(
            "shc-02",
            parts,
            at,
            "Not decided",
            "Whether its issuer has taken it back cannot be found out"));
  }

  private static String card(String example, int part) {
    return text(
        Vectors.folder("shc")
            .resolve("spec-examples")
            .resolve("example-" + example + "-f-qr-code-numeric-value-" + part + ".txt"));
  }

  private static Stream<CodeOnScreen> seals() {
    Path folder = Vectors.folder("vds-nc");
    String at = "2021-11-01T00:00:00Z";
    return Stream.of(
        new CodeOnScreen(
            "vds-valid", List.of(text(folder.resolve("apo-valid.json"))), at, "Accepted", ""),
        new CodeOnScreen(
            "vds-tampered",
            List.of(text(folder.resolve("apo-INVALID-name-tampered.json"))),
            at,
            "Rejected",
            "It was altered"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
