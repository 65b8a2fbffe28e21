package dev.assay;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Spec;
import dev.assay.check.Stage;

/** What is demanded of an input before any format has a say. */
enum FormatRule implements Rule {
  KNOWN("known", "The format that the request names is one that this version reads."),
  RECOGNISED("recognised", "The input is of a format that this version reads."),
  WHOLE("whole", "What is sent in several parts is of a format that is split over several codes.");

  private final Definition definition;

  FormatRule(String code, String demand) {
    Clause clause = Spec.ASSAY.clause("formats");
    definition =
        new Definition(
            "format." + code, Stage.FORMAT, clause, Fault.INPUT_UNSUPPORTED_FORMAT, "", demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
