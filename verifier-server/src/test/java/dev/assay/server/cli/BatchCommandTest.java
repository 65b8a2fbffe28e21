package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.document.Finding;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.cli.Shell.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {

  private final Issuer issuer = new Issuer();

  @TempDir private Path folder;

  @Test
  void answersEveryLineInOrder() throws Exception {
    String lines =
        request("a", Demo.text("resident-permit"))
            + request("b", Demo.text("tampered-permit"))
            + "not json\n"
            + "\n"
            + request("c", Demo.text("tenancy")).strip();
    Run run = new Shell().input(lines).run("batch", "--trust-list", Demo.list());

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    List<Map<String, Object>> answers = answers(run);
    assertThat(answers)
        .extracting(answer -> answer.get("id"))
        .containsExactly("a", "b", null, null, "c");
    assertThat(answers)
        .extracting(answer -> answer.get("verdict"))
        .containsExactly("accepted", "rejected", null, null, "accepted");
    assertThat(answers.get(2)).containsOnlyKeys("error", "line").containsEntry("line", 3L);
    assertThat((Map<?, ?>) answers.get(3).get("error"))
        .extracting("type")
        .isEqualTo("urn:assay:problem:request.not-json");
  }

  @Test
  void aLineThatIsTooLongIsAnsweredAndTheRunGoesOn() throws Exception {
    String lines = "x".repeat(LineVerifier.MAX_LINE_BYTES + 1) + "\r\n" + request("b", "c");
    List<Map<String, Object>> answers = answers(new Shell().input(lines).run("batch", "-"));

    assertThat(answers).hasSize(2);
    assertThat((Map<?, ?>) answers.get(0).get("error")).extracting("status").isEqualTo(413L);
    assertThat(answers.get(1)).containsEntry("id", "b").containsEntry("verdict", "rejected");
  }

  @Test
  void linesMayBringTrustAndDocumentsOfTheirOwn() throws Exception {
    String line =
        "{\"credential\":\""
            + issuer.credential(0)
            + "\",\"anchors\":[{\"jwk\":"
            + issuer.publicJwk()
            + "}],\"documents\":[{\"uri\":\""
            + Issuer.STATUS_LIST
            + "\",\"mediaType\":\"application/statuslist+jwt\",\"body\":\""
            + issuer.statusList(0)
            + "\"}]}\n";
    assertThat(answers(new Shell().input(line).run("batch", "--offline")))
        .extracting(answer -> answer.get("verdict"))
        .containsExactly("accepted");
  }

  @Test
  void optionsHoldForEveryLine() throws Exception {
    String key = Files.writeString(folder.resolve("k"), issuer.publicJwk()).toString();
    String list = Files.writeString(folder.resolve("s"), issuer.statusList(1)).toString();
    Run run =
        new Shell()
            .input(request("a", issuer.credential(0)) + request("b", issuer.credential(1)))
            .run(
                "batch",
                "--anchor",
                key,
                "--document",
                Issuer.STATUS_LIST + "=" + list,
                "--at",
                "2026-03-01T00:00:00Z");

    assertThat(answers(run))
        .extracting(answer -> answer.get("verdict"))
        .containsExactly("rejected", "accepted");
    assertThat(answers(run).get(0)).containsEntry("verifiedAt", "2026-03-01T00:00:00Z");
  }

  @Test
  void fetchesUnlessItIsOffline() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    Network network =
        new Network(
            Documents.none(),
            wanted -> {
              fetches.incrementAndGet();
              byte[] body = issuer.statusList(0).getBytes(StandardCharsets.US_ASCII);
              return CompletableFuture.completedFuture(
                  new Finding.Found(
                      Document.of(wanted.uri(), "application/statuslist+jwt", body, Shell.NOW)));
            },
            () -> {});
    String list = Files.writeString(folder.resolve("l"), issuer.trustList()).toString();
    Shell shell = new Shell().network(network).input(request("a", issuer.credential(3)));

    assertThat(answers(shell.run("batch", "--trust-list", list, "--offline")).get(0))
        .containsEntry("verdict", "undetermined")
        .containsKey("missing");
    assertThat(fetches).hasValue(0);
    assertThat(answers(shell.run("batch", "--trust-list", list)).get(0))
        .containsEntry("verdict", "accepted");
    assertThat(fetches).hasValue(1);
  }

  @Test
  void keepsTheOrderOfTwentyThousandLines() throws Exception {
    int count = 20_000;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(i % 7 == 0 ? "{}\n" : request(Integer.toString(i), "x"));
    }
    Path out = folder.resolve("out.jsonl");
    Run run =
        new Shell()
            .input(lines.toString())
            .run("batch", "-", "--offline", "--jobs", "3", "--output", out.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    List<String> answers = Files.readAllLines(out);
    assertThat(answers).hasSize(count);
    for (int i = 0; i < count; i++) {
      String expected = i % 7 == 0 ? "\"line\":" + (i + 1) + "}" : "{\"id\":\"" + i + "\",";
      assertThat(answers.get(i)).contains(expected);
    }
  }

  @Test
  void showsProgressToWhoeverWatches() {
    Run run =
        new Shell()
            .terminal(Ink.PLAIN, Terminal.Watched.WATCHED)
            .input(request("a", Demo.text("tenancy")) + "x\n")
            .run("batch", "--trust-list", Demo.list());

    assertThat(run.err())
        .endsWith("2 lines, 2,000/s: 1 accepted, 0 rejected, 0 undetermined, 1 errors\n");
  }

  @Test
  void anEmptyInputIsAnsweredWithNothing() {
    Run run = new Shell().input("").run("batch");

    assertThat(run).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void saysWhatIsWrongWithTheCall() {
    assertThat(new Shell().run("batch", "--jobs", "0").exit()).isEqualTo(64);
    assertThat(new Shell().run("batch", "--at", "x").exit()).isEqualTo(64);
    assertThat(new Shell().run("batch", "/no/such/file").exit()).isEqualTo(65);
    assertThat(new Shell().run("batch", "--output", "/no/such/folder/x").exit()).isEqualTo(74);
  }

  private static String request(String id, String credential) {
    return "{\"id\":\"" + id + "\",\"credential\":\"" + credential + "\"}\n";
  }

  private static List<Map<String, Object>> answers(Run run) {
    return run.out().lines().map(BatchCommandTest::parsed).toList();
  }

  private static Map<String, Object> parsed(String line) {
    try {
      return Json.readObject(line.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    } catch (JsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
