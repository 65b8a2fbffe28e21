package dev.assay.server.cli;

import dev.assay.CredentialVerifier;
import dev.assay.OfflineVerifier;
import dev.assay.document.Documents;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.rules.RuleLists;
import dev.assay.trust.TrustLists;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay batch}: one request a line in, one result a line out, in the same order. */
@Command(
    name = "batch",
    description = {
      "Decides many requests: one JSON object a line in, one a line out, in the same order.",
      "A line that is no request is answered with {\"error\": …, \"line\": n}, and the run goes on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every line was answered",
      "64:wrong usage",
      "65:the input, a trust list or another file cannot be read",
      "74:the output cannot be written"
    })
final class BatchCommand implements Callable<Integer> {

  private static final int OUTPUT_BLOCK = 256 << 10;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The requests; - or nothing for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Mixin private TrustOptions trust = new TrustOptions();
  @Mixin private EvidenceOptions evidence = new EvidenceOptions();
  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private BundleOptions bundle = new BundleOptions();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The instant of the decision for lines that name none; now unless given.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many lines to work on at a time; one a core unless given.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write the results; standard output unless given.")
  private Optional<Path> output = Optional.empty();

  BatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    if (jobs < 1) {
      throw CommandFault.usage("--jobs must be 1 or more");
    }
    CredentialVerifier verifier = CredentialVerifier.create();
    boolean offline = evidence.offline() || bundle.any();
    try (Network network = offline ? Network.none() : surroundings.network().get();
        InputStream in = input();
        OutputStream out = new BufferedOutputStream(output(), OUTPUT_BLOCK)) {
      LineVerifier lines = lines(verifier, network);
      BatchProgress progress =
          new BatchProgress(
              spec.commandLine().getErr(), surroundings.clock(), surroundings.terminal().err());
      new BatchRun(lines::answer, progress, jobs)
          .run(new LineSource(in, LineVerifier.MAX_LINE_BYTES), out);
      progress.end();
      return ExitCode.OK.number();
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, "the output cannot be written");
    }
  }

  private LineVerifier lines(CredentialVerifier verifier, Network network) throws CommandFault {
    Optional<OfflineVerifier> bundled = bundle.read(verifier, surroundings.clock());
    TrustLists lists = trust.read(verifier.crypto(), network, bundled);
    try {
      RequestEnvelope common = common(verifier);
      TrustLists trusted = common.trust(lists, verifier.crypto());
      InstantSource now = at.isPresent() ? InstantSource.fixed(common.at()) : surroundings.clock();
      Documents documents = common.ownDocuments();
      RuleLists ruleLists = rules.read(verifier.crypto(), bundled);
      return new LineVerifier(
          verifier,
          decider(verifier, bundled, network),
          new LineVerifier.Common(trusted, documents, ruleLists, now));
    } catch (RequestFault e) {
      throw RequestFaults.of(e);
    }
  }

  private Decider decider(
      CredentialVerifier verifier, Optional<OfflineVerifier> bundled, Network network) {
    if (bundled.isPresent()) {
      return Decider.bundled(bundled.get(), surroundings.clock());
    }
    return evidence.offline() ? Decider.offline(verifier) : Decider.fetching(verifier, network);
  }

  /** What the options say of every line, as a request without a credential. */
  private RequestEnvelope common(CredentialVerifier verifier) throws CommandFault, RequestFault {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", "");
    at.ifPresent(text -> request.put("at", text));
    request.put("anchors", evidence.anchors());
    request.put("documents", evidence.documents());
    return new RequestReader(verifier.formatIds()).read(request, surroundings.clock().instant());
  }

  private InputStream input() throws CommandFault {
    return file.equals(InputFile.STANDARD_INPUT) ? surroundings.in() : new InputFile(file).open();
  }

  private OutputStream output() throws CommandFault {
    if (output.isEmpty()) {
      return surroundings.out();
    }
    try {
      return Files.newOutputStream(output.get());
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, output.get() + " cannot be written");
    }
  }
}
