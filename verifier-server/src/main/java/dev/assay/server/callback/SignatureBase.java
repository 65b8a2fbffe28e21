package dev.assay.server.callback;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a message signature is made over: RFC 9421, 2.5.
 *
 * @param covered the parts of the message, in this order; each once
 * @param parameters what is said of the signature, in this order
 */
record SignatureBase(List<Component> covered, List<Parameter> parameters) {

  /**
   * A part of the message.
   *
   * @param name a field in lower case, or a derived component such as {@code @method}
   * @param value as it is signed
   */
  record Component(String name, String value) {

    Component {
      // RFC 9421, 2.5: a line break would let one value pass for several.
      if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
        throw new IllegalArgumentException(name + " has characters that are not signed");
      }
    }
  }

  /**
   * Something that is said of the signature: RFC 9421, 2.3.
   *
   * @param item as a structured field has it
   */
  record Parameter(String name, String item) {

    static Parameter of(String name, long number) {
      return new Parameter(name, StructuredField.integer(number));
    }

    static Parameter of(String name, String text) {
      return new Parameter(name, StructuredField.string(text));
    }
  }

  SignatureBase {
    covered = List.copyOf(covered);
    parameters = List.copyOf(parameters);
    Set<String> names = new HashSet<>();
    if (!covered.stream().map(Component::name).allMatch(names::add)) {
      throw new IllegalArgumentException("a component is covered once");
    }
  }

  /** The inner list of {@code Signature-Input}, and the value of {@code @signature-params}. */
  String input() {
    return covered.stream()
            .map(component -> StructuredField.string(component.name()))
            .collect(Collectors.joining(" ", "(", ")"))
        + parameters.stream()
            .map(parameter -> ";" + parameter.name() + "=" + parameter.item())
            .collect(Collectors.joining());
  }

  /** A line for each component, and the last one, without an end of line, for the parameters. */
  byte[] bytes() {
    String lines =
        covered.stream()
            .map(part -> StructuredField.string(part.name()) + ": " + part.value() + "\n")
            .collect(Collectors.joining());
    return (lines + "\"@signature-params\": " + input()).getBytes(StandardCharsets.US_ASCII);
  }
}
