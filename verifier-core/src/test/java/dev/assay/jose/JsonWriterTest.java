package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void writesWhatItReads() throws Exception {
    String text =
        "{\"a\":[1,-2.50,1E+30,true,null,{}],\"\u00e9\\\"\\\\\\n\\u0001\":\"\ud83d\ude00\","
            + "\"n\":9223372036854775808}";

    assertThat(Json.write(value(text))).isEqualTo(text);
    assertThat(value(Json.writePretty(value(text)))).isEqualTo(value(text));
  }

  @Test
  void writesForPeopleWithIndentation() throws Exception {
    assertThat(Json.writePretty(value("{\"a\":[1,{}],\"b\":\"c\"}")))
        .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"c\"\n}");
  }

  @Test
  void refusesToWriteWhatIsNoJson() {
    assertThatThrownBy(() -> Json.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.write(List.of(new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
  }

  private static Object value(String text) throws JsonException {
    return Json.readValue(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
  }
}
