package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonLimitsTest {

  @Test
  void limitsThemselvesAreLimited() {
    assertThatThrownBy(() -> JsonLimits.DEFAULT.withMaxDepth(100_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(JsonLimits.DEFAULT.withMaxBytes(5)).isEqualTo(new JsonLimits(5, 32, 5, 50_000));
    assertThat(JsonLimits.DEFAULT.withMaxValues(5).maxValues()).isEqualTo(5);
  }
}
