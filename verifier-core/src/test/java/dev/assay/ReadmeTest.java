package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises. */
class ReadmeTest {

  private static final String TEST_COMMAND = "mvn -B verify";

  private final String readme = read("README.md");

  @TempDir Path classes;

  @Test
  void theQuickStartHasTenLinesAndCompiles() throws IOException {
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
    assertThat(errors(unit)).isEmpty();
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

  private List<Diagnostic<? extends JavaFileObject>> errors(String unit) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      compiler
          .getTask(null, files, diagnostics, List.of("-proc:none"), null, List.of(new Source(unit)))
          .call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .toList();
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

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///QuickStart.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
