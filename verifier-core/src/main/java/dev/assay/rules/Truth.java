package dev.assay.rules;

import dev.assay.jose.JsonNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a value counts as true: CertLogic 1.3.2, "Truthy and falsy values". */
enum Truth {
  TRUTHY,
  FALSY,
  /** Broken numbers and date-times are no truth values at all. */
  NEITHER;

  static Truth of(Object value) {
    if (value instanceof Boolean truth) {
      return of(truth.booleanValue());
    }
    if (value == JsonNull.NULL) {
      return FALSY;
    }
    if (value instanceof String text) {
      return of(!text.isEmpty());
    }
    if (value instanceof List<?> list) {
      return of(!list.isEmpty());
    }
    if (value instanceof Map<?, ?> object) {
      return of(!object.isEmpty());
    }
    Optional<Long> integer = Integers.of(value);
    return integer.isPresent() ? of(integer.get() != 0) : NEITHER;
  }

  private static Truth of(boolean truth) {
    return truth ? TRUTHY : FALSY;
  }
}
