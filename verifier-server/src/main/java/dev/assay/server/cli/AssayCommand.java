package dev.assay.server.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
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

  /** The command line, ready to execute. */
  public static CommandLine in(Surroundings surroundings) {
    CommandLine line = new CommandLine(new AssayCommand());
    line.addSubcommand(new VerifyCommand(surroundings));
    line.addSubcommand(new BatchCommand(surroundings));
    line.addSubcommand(new ServeCommand(surroundings));
    line.addSubcommand(trustList(surroundings));
    line.addSubcommand(new RulesCommand(surroundings));
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new VersionText()));
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

  private static CommandLine trustList(Surroundings surroundings) {
    CommandLine line = new CommandLine(new TrustListCommand());
    line.addSubcommand(new TrustListCheckCommand(surroundings));
    line.addSubcommand(new TrustListShowCommand(surroundings));
    line.addSubcommand(new TrustListSignCommand(surroundings));
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
