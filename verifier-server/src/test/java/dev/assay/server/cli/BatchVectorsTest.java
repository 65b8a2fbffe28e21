package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import dev.assay.testkit.DccVectors;
import dev.assay.testkit.SdJwtVectors;
import dev.assay.testkit.ShcVectors;
import dev.assay.testkit.VdsVectors;
import dev.assay.testkit.Vectors;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tokens that other people's software made, through the command line. */
class BatchVectorsTest {

  @Test
  void everyTokenGetsTheVerdictThatItsPublisherExpects() throws Exception {
    List<SdJwtVectors.Case> cases = SdJwtVectors.all(Vectors.folder("sd-jwt"));
    String lines = cases.stream().map(SdJwtVectors.Case::line).collect(Collectors.joining("\n"));

    List<String> answers =
        new Shell().input(lines).run("batch", "--offline").out().lines().toList();

    Map<String, Object> divergences = divergences("sd-jwt");
    Map<String, Object> expected = new LinkedHashMap<>();
    Map<String, Object> actual = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      String id = cases.get(i).id();
      String published = cases.get(i).accepted() ? "accepted" : "rejected";
      expected.put(id, divergences.getOrDefault(id, published));
      // An anchor that cannot be read is a fault of the request, and trusts nobody.
      actual.put(id, parsed(answers.get(i)).getOrDefault("verdict", "rejected"));
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void everyHealthCertificateGetsTheVerdictThatItsPublisherExpects() throws Exception {
    List<DccVectors.Case> cases = DccVectors.all();
    String lines = cases.stream().map(DccVectors.Case::line).collect(Collectors.joining("\n"));

    List<String> answers =
        new Shell().input(lines).run("batch", "--offline").out().lines().toList();

    Map<String, Boolean> divergences = new HashMap<>();
    divergences("dcc").forEach((id, verdict) -> divergences.put(id, verdict.equals("accepted")));
    Map<String, Object> expected = new LinkedHashMap<>();
    Map<String, Object> actual = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      String id = cases.get(i).id();
      expected.put(id, cases.get(i).holds(divergences) ? "accepted" : "rejected");
      actual.put(id, parsed(answers.get(i)).getOrDefault("verdict", "none"));
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void everySealGetsTheVerdictThatItsPublisherExpects() throws Exception {
    List<VdsVectors.Case> cases = VdsVectors.all();
    String lines = cases.stream().map(VdsVectors.Case::line).collect(Collectors.joining("\n"));
    List<String> answers =
        new Shell().input(lines).run("batch", "--offline").out().lines().toList();
    for (int i = 0; i < cases.size(); i++) {
      assertThat(parsed(answers.get(i)).get("verdict"))
          .as(cases.get(i).id())
          .isEqualTo(cases.get(i).verdict());
    }
  }

  @Test
  void everyHealthCardGetsTheVerdictThatItsPublisherExpects() throws Exception {
    List<ShcVectors.Case> cases = ShcVectors.texts();
    String lines = cases.stream().map(ShcVectors.Case::line).collect(Collectors.joining("\n"));

    List<String> answers =
        new Shell().input(lines).run("batch", "--offline").out().lines().toList();

    Map<String, Object> divergences = divergences("shc");
    Map<String, Object> expected = new LinkedHashMap<>();
    Map<String, Object> actual = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      String id = cases.get(i).id();
      String published = cases.get(i).isGood() ? "accepted" : "rejected";
      expected.put(id, divergences.getOrDefault(id, published));
      actual.put(id, parsed(answers.get(i)).getOrDefault("verdict", "none"));
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** Where we mean to differ, with the reason beside it. */
  private static Map<String, Object> divergences(String topic) throws Exception {
    Map<String, Object> verdicts = new HashMap<>();
    String resource = "/exceptions/" + topic + ".json";
    try (InputStream in = SdJwtVectors.class.getResourceAsStream(resource)) {
      assertThat(in).isNotNull();
      for (Object entry : Json.readArray(in.readAllBytes(), JsonLimits.DEFAULT)) {
        Map<?, ?> divergence = (Map<?, ?>) entry;
        verdicts.put((String) divergence.get("case"), divergence.get("actual"));
      }
    }
    return verdicts;
  }

  private static Map<String, Object> parsed(String line) throws Exception {
    return Json.readObject(line.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
  }
}
