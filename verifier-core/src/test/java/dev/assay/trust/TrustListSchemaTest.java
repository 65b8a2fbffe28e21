package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.DemoIssuers;
import dev.assay.testkit.TestTrust.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the reader agree on what a list is, as far as a schema can see. */
class TrustListSchemaTest {

  private static final JsonSchema SCHEMA = schema();

  static List<Node> goodLists() {
    return Stream.concat(ListSamples.good().stream(), Stream.of(DemoIssuers.list())).toList();
  }

  static List<ListSamples.Bad> badLists() {
    return ListSamples.bad();
  }

  @ParameterizedTest
  @MethodSource("goodLists")
  void bothTakeAGoodList(Node list) throws TrustListFault {
    assertThat(faults(list)).isEmpty();
    assertThat(new TrustListReader(Crypto.select()).plain("good.json", list.json())).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("badLists")
  void theSchemaSeesTheFaultsThatASchemaCanSee(ListSamples.Bad bad) {
    boolean visible = bad.seenBy() == ListSamples.SeenBy.SCHEMA_AND_READER;
    assertThat(faults(bad.list()).isEmpty()).isEqualTo(!visible);
  }

  @Test
  void theSchemaIsASchema() throws IOException {
    JsonSchema metaSchema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaSchema.validate(text(), InputFormat.JSON)).isEmpty();
  }

  private static Set<ValidationMessage> faults(Node list) {
    return SCHEMA.validate(new String(list.json(), StandardCharsets.UTF_8), InputFormat.JSON);
  }

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("trust-lists")) && here.getParent() != null) {
      here = here.getParent();
    }
    return Files.readString(here.resolve("trust-lists/trust-list-v1.schema.json"));
  }
}
