package dev.assay.server.cli;

import dev.assay.trust.ImportTerms;
import dev.assay.trust.ImportTerms.ExpiredUse;
import dev.assay.trust.ImportedList;
import dev.assay.trust.ListEnvironment;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that the imports of health credentials have in common. */
final class ImportOptions {

  /** A list that nobody looks at for longer is not kept. */
  private static final Duration LONGEST = Duration.ofDays(3653);

  /** What is wrong with the file itself, and not with who vouches for it. */
  private static final Set<TrustListRule> UNREADABLE =
      EnumSet.of(TrustListRule.SOURCE_FORM, TrustListRule.SIZE, TrustListRule.SCHEMA);

  @Option(
      names = "--environment",
      required = true,
      paramLabel = "live|test",
      description = "What the list is for. Lists of both kinds are never in force together.")
  private ListEnvironment environment = ListEnvironment.TEST;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The identifier of the list; named after its kind unless given.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The instant of the import; now unless given.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--lasts",
      paramLabel = "DURATION",
      description = "How long the list is fresh after it was issued; P30D unless given.")
  private Optional<String> lasts = Optional.empty();

  @Option(
      names = "--last-issue",
      paramLabel = "N",
      description =
          "The sequence that was made last; an earlier one is refused. It is the time at which the"
              + " source was issued, or that of the import if it does not say.")
  private Optional<Long> lastIssue = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where to write the list; standard output unless given. What became of the entries is"
              + " then on standard error.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "What became of the entries, for people or as JSON.")
  private Output output = Output.TEXT;

  /** An import that may find the source unusable. */
  interface Import {
    ImportedList run() throws TrustListFault;
  }

  ImportTerms terms(ExpiredUse expired, Surroundings surroundings) throws CommandFault {
    Instant instant = instant("--at", at).orElseGet(() -> surroundings.clock().instant());
    return new ImportTerms(
        id, environment, instant.truncatedTo(ChronoUnit.SECONDS), lasting(), expired, lastIssue);
  }

  /** Runs an import; nothing is written unless it gives a whole list. */
  int run(CommandSpec spec, Import step) throws CommandFault {
    try {
      ImportedList made = step.run();
      new ListOutput(spec, out).write(made.json());
      PrintWriter to = out.isEmpty() ? spec.commandLine().getErr() : spec.commandLine().getOut();
      ImportSummary.write(to, made, output);
      return ExitCode.OK.number();
    } catch (TrustListFault e) {
      String line = e.source() + ": " + e.problems().get(0) + " (" + e.rule().code() + ")";
      if (UNREADABLE.contains(e.rule())) {
        throw CommandFault.input(line);
      }
      spec.commandLine().getErr().println(line);
      return ExitCode.REJECTED.number();
    }
  }

  static Optional<Instant> instant(String option, Optional<String> text) throws CommandFault {
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      throw CommandFault.usage(option + " must be an instant in UTC such as 2026-01-31T12:00:00Z");
    }
  }

  private Duration lasting() throws CommandFault {
    try {
      Duration duration = lasts.map(Duration::parse).orElse(ImportTerms.DEFAULT_LASTS);
      if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // The same fault as for a duration of nothing.
    }
    throw CommandFault.usage("--lasts must be a duration of at most ten years, such as P30D");
  }
}
