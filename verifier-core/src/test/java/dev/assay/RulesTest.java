package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.check.Rule;
import dev.assay.testkit.Violates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all rules together. */
class RulesTest {

  private static final Path DOCUMENT = RepositoryRoot.find().resolve("CHECKS.md");

  private final List<Rule> rules = CredentialVerifier.rules();

  @Test
  void noTwoRulesShareACode() {
    assertThat(rules).extracting(Rule::code).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleSaysWhatItDemandsAndWhere() {
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.demand()).endsWith(".");
              assertThat(rule.code()).matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
              assertThat(rule.clause().url()).isNotNull();
            });
  }

  @Test
  void everyRuleIsViolatedByATest() {
    Set<String> violated =
        new ClassFileImporter()
            .importPackages("dev.assay").stream()
                .flatMap(RulesTest::methods)
                .filter(method -> method.isAnnotatedWith(Violates.class))
                .flatMap(method -> Stream.of(method.getAnnotationOfType(Violates.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> codes =
        rules.stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
    assertThat(violated).as("codes that tests claim to violate").isSubsetOf(codes);
    assertThat(codes).as("rules that no test violates").isSubsetOf(violated);
  }

  /** Run with {@code -Dchecks.write=true} to write the document anew. */
  @Test
  void theDocumentOfAllChecksIsUpToDate() throws IOException {
    String expected = ChecksDocument.of(rules);
    if (Boolean.getBoolean("checks.write")) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  private static Stream<JavaMethod> methods(JavaClass type) {
    return type.getMethods().stream();
  }
}
