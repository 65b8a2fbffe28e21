package dev.assay;

import dev.assay.check.Clause;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Spec;
import dev.assay.check.Stage;

/** What is demanded of an input before any format has a say. */
enum FormatRule implements Rule {
  KNOWN("format.known", "The format that the request names is one that this version reads."),
  RECOGNISED("format.recognised", "The input is of a format that this version reads.");

  private final String code;
  private final String demand;

  FormatRule(String code, String demand) {
    this.code = code;
    this.demand = demand;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Stage stage() {
    return Stage.FORMAT;
  }

  @Override
  public Clause clause() {
    return Spec.ASSAY.clause("formats");
  }

  @Override
  public Fault fault() {
    return Fault.INPUT_UNSUPPORTED_FORMAT;
  }

  @Override
  public String demand() {
    return demand;
  }
}
