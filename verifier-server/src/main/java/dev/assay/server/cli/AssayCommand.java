package dev.assay.server.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay}: the command that has all the others. */
@Command(
    name = "assay",
    description = "Decides whether a signed identity credential may be believed.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    versionProvider = VersionText.class)
public final class AssayCommand implements Callable<Integer> {

  /** Of a terminal that nobody made wider. */
  private static final int COLUMNS = 80;

  @Spec private CommandSpec spec = CommandSpec.create();

  private AssayCommand() {}

  /** The command line, ready to execute these arguments. */
  public static CommandLine in(Surroundings surroundings, String... arguments) {
    CommandLine line = new CommandLine(new AssayCommand());
    commands(surroundings, arguments)
        .forEach(
            command -> {
              command.getCommandSpec().versionProvider(new VersionText());
              line.addSubcommand(command);
            });
    line.setOut(writer(surroundings.out()));
    line.setErr(writer(surroundings.err()));
    line.setUsageHelpWidth(COLUMNS);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Ansi ansi = surroundings.terminal().out() == Ink.COLOUR ? Ansi.ON : Ansi.OFF;
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    line.setParameterExceptionHandler(AssayCommand::misused);
    line.setExecutionExceptionHandler(AssayCommand::failed);
    return line;
  }

  /** To describe all of them takes 100 ms; where the first argument names one, that one is it. */
  private static List<CommandLine> commands(Surroundings surroundings, String... arguments) {
    Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("verify", () -> new CommandLine(new VerifyCommand(surroundings)));
    all.put("batch", () -> new CommandLine(new BatchCommand(surroundings)));
    all.put("serve", () -> new CommandLine(new ServeCommand(surroundings)));
    all.put("trust-list", () -> trustList(surroundings));
    all.put("bundle", () -> bundle(surroundings));
    all.put("rules", () -> new CommandLine(new RulesCommand(surroundings)));
    Supplier<CommandLine> named = arguments.length == 0 ? null : all.get(arguments[0]);
    return (named == null ? all.values() : List.of(named)).stream().map(Supplier::get).toList();
  }

  private static CommandLine trustList(Surroundings surroundings) {
    CommandLine line = new CommandLine(new TrustListCommand());
    line.addSubcommand(new TrustListCheckCommand(surroundings));
    line.addSubcommand(new TrustListShowCommand(surroundings));
    line.addSubcommand(new TrustListSignCommand(surroundings));
    CommandLine imports = new CommandLine(new TrustListImportCommand());
    imports.addSubcommand(new VicalImportCommand(surroundings));
    imports.addSubcommand(new AuthorityImportCommand(surroundings));
    imports.addSubcommand(new DccImportCommand(surroundings));
    imports.addSubcommand(new GdhcnImportCommand(surroundings));
    imports.addSubcommand(new VciImportCommand(surroundings));
    imports.addSubcommand(new DscImportCommand(surroundings));
    line.addSubcommand(imports);
    return line;
  }

  private static CommandLine bundle(Surroundings surroundings) {
    CommandLine line = new CommandLine(new BundleCommand());
    line.addSubcommand(new BundleBuildCommand(surroundings));
    line.addSubcommand(new BundleApplyCommand(surroundings));
    line.addSubcommand(new BundleShowCommand(surroundings));
    return line;
  }

  /** Without a command there is nothing to do but to explain. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }

  private static int misused(ParameterException fault, String[] arguments) {
    CommandLine line = fault.getCommandLine();
    line.getErr().println("assay: " + fault.getMessage());
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static int failed(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    if (fault instanceof CommandFault known) {
      line.getErr().println("assay: " + known.text());
      return known.exit().number();
    }
    // The message is left out: it may repeat what somebody sent.
    line.getErr().println("assay: a fault of our own, " + fault.getClass().getName());
    for (StackTraceElement frame : fault.getStackTrace()) {
      line.getErr().println("    at " + frame);
    }
    return ExitCode.SOFTWARE.number();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
