package dev.assay.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.check.Rule;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all rules of access tokens together. */
class AccessTokenRulesTest {

  private final List<Rule> rules = List.of(AccessTokenRule.values());

  @Test
  void everyRuleIsViolatedByATest() {
    Set<String> violated =
        new ClassFileImporter()
            .importPackages("dev.assay.server.oauth").stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Violates.class))
                .flatMap(method -> Stream.of(method.getAnnotationOfType(Violates.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(violated)
        .isEqualTo(rules.stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** RFC 6750, 3: what an error description may be made of. */
  @Test
  void everyDemandMayStandInAnErrorDescription() {
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.code()).matches("access-token\\.[a-z]+");
              assertThat(rule.demand()).endsWith(".").matches("[ !#-\\[\\]-~]+");
              assertThat(rule.clause().url()).isNotNull();
            });
  }
}
