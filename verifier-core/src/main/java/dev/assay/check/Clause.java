package dev.assay.check;

import java.net.URI;

/**
 * A place in a specification.
 *
 * @param spec the specification, with its version
 * @param number the section, such as {@code 7.3}, with a step inside it in brackets, such as {@code
 *     7.3(5.1)}
 */
public record Clause(Spec spec, String number) {

  /** Where a person can read the clause. The step in brackets is not part of the address. */
  public URI url() {
    int step = number.indexOf('(');
    return spec.locate(step < 0 ? number : number.substring(0, step));
  }

  @Override
  public String toString() {
    return spec.title() + ", " + number;
  }
}
