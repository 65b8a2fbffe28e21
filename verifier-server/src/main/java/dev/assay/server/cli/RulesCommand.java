package dev.assay.server.cli;

import dev.assay.CredentialVerifier;
import dev.assay.check.Rule;
import dev.assay.jose.Json;
import dev.assay.json.RulesView;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay rules}: what is checked, and where it stands. */
@Command(
    name = "rules",
    description = "Lists every rule that is checked, with its clause.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class RulesCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--output", paramLabel = "text|json", description = "For people, or as JSON.")
  private Output output = Output.TEXT;

  RulesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (output == Output.JSON) {
      out.println(Json.writePretty(RulesView.of(CredentialVerifier.rules())));
    } else {
      Page page = new Page(out, surroundings.terminal().out());
      CredentialVerifier.rules().forEach(rule -> write(rule, page));
    }
    out.flush();
    return ExitCode.OK.number();
  }

  private static void write(Rule rule, Page page) {
    page.line(page.paint(Ink.Shade.HEADING, rule.code()));
    page.paragraph(2, rule.demand());
    page.paragraph(2, rule.stage().code() + ", " + rule.fault().code() + ", " + rule.clause());
  }
}
