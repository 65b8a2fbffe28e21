package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.CredentialVerifier;
import dev.assay.check.Rule;
import dev.assay.testkit.Violates;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all rules about questions and answers together. */
class DcqlRuleTest {

  @Test
  void noRuleSharesItsCodeWithAnyOther() {
    assertThat(
            Stream.concat(Stream.of(DcqlRule.values()), CredentialVerifier.rules().stream())
                .map(Rule::code))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRuleSaysWhatItDemandsAndWhere() {
    assertThat(DcqlRule.values())
        .allSatisfy(
            rule -> {
              assertThat(rule.demand()).endsWith(".");
              assertThat(rule.code()).matches("dcql(\\.[a-z0-9_]+)+");
              assertThat(rule.clause().url()).isNotNull();
            });
  }

  @Test
  void everyRuleIsViolatedByATest() {
    Set<String> violated =
        new ClassFileImporter()
            .importPackages(DcqlRule.class.getPackageName()).stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Violates.class))
                .flatMap(DcqlRuleTest::codes)
                .filter(code -> code.startsWith("dcql."))
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(violated)
        .containsExactlyInAnyOrderElementsOf(Stream.of(DcqlRule.values()).map(Rule::code).toList());
  }

  private static Stream<String> codes(JavaMethod method) {
    return Stream.of(method.getAnnotationOfType(Violates.class).value());
  }
}
