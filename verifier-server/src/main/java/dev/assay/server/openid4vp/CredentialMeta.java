package dev.assay.server.openid4vp;

import java.util.List;
import java.util.Map;

/** Of which type a credential has to be, as its format says it. */
public sealed interface CredentialMeta {

  /** The member {@code meta} as it is sent. */
  Map<String, Object> json();

  /** Whether a credential of these types is one of those. */
  boolean isMetBy(List<String> types);

  /**
   * Of an SD-JWT VC: OpenID4VP 1.0, B.3.5.
   *
   * <p>Accepted: a credential whose {@code vct}, or one of its {@code aka_vcts}, is one of the
   * values. Not accepted: one whose type only extends one of them.
   */
  record Vct(List<String> values) implements CredentialMeta {

    public Vct {
      values = List.copyOf(values);
    }

    @Override
    public Map<String, Object> json() {
      return Map.of("vct_values", values);
    }

    @Override
    public boolean isMetBy(List<String> types) {
      return types.stream().anyMatch(values::contains);
    }
  }

  /** Of a mobile document: OpenID4VP 1.0, B.2.3. */
  record Doctype(String value) implements CredentialMeta {

    @Override
    public Map<String, Object> json() {
      return Map.of("doctype_value", value);
    }

    @Override
    public boolean isMetBy(List<String> types) {
      return types.contains(value);
    }
  }

  /**
   * Of a W3C credential: OpenID4VP 1.0, B.1.1.
   *
   * @param values sets of types, of one of which it must have every type
   */
  record Types(List<List<String>> values) implements CredentialMeta {

    public Types {
      values = values.stream().map(List::copyOf).toList();
    }

    @Override
    public Map<String, Object> json() {
      return Map.of("type_values", values);
    }

    @Override
    public boolean isMetBy(List<String> types) {
      return values.stream().anyMatch(types::containsAll);
    }
  }
}
