package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README promises. */
class ReadmeTest {

  private static final String TEST_COMMAND = "mvn -B verify";

  private final String readme = read("README.md");

  @Test
  void theQuickStartHasTenLinesAndCompiles() {
    String code = between(readme, "```java\n", "```");
    assertThat(code.lines()).hasSizeLessThanOrEqualTo(10);
    String unit =
        """
        import dev.assay.*;
        import dev.assay.check.*;
        import dev.assay.credential.*;
        import dev.assay.document.*;
        import dev.assay.trust.*;
        import java.nio.file.*;
        import java.time.Instant;

        class QuickStart {
          void run(String presentation, String nonce, String audience) throws Exception {
        """
            + code
            + "}}";
    assertThat(new Compiling().errors(unit)).isEmpty();
  }

  @Test
  void continuousIntegrationRunsTheTestCommandAsItStandsThere() {
    assertThat(readme).contains("    " + TEST_COMMAND + "\n");
    assertThat(read(".ci/run").lines()).contains(TEST_COMMAND);
  }

  @Test
  void everyFileThatIsLinkedIsThere() {
    Stream<String> links =
        java.util.regex.Pattern.compile("\\]\\(([^):]+)\\)")
            .matcher(readme)
            .results()
            .map(link -> link.group(1));
    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(RepositoryRoot.find().resolve(link)).exists());
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String read(String file) {
    try {
      return Files.readString(RepositoryRoot.find().resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
