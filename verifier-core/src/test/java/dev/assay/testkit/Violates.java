package dev.assay.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the negative test of a rule: the test breaks the rule and nothing else, and asserts that
 * the report says so. A meta-test fails for a rule that no test violates.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Violates {

  /** The codes of the rules, such as {@code x509.chain.length}. */
  String[] value();
}
