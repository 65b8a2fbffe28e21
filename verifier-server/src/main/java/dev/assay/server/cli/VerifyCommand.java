package dev.assay.server.cli;

import dev.assay.CredentialVerifier;
import dev.assay.OfflineVerifier;
import dev.assay.VerificationResult;
import dev.assay.jose.Json;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.json.ResultWriter;
import dev.assay.rules.RuleLists;
import dev.assay.trust.TrustLists;
import java.io.PrintWriter;
import java.time.Instant;
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

/** {@code assay verify}: one credential, one verdict. */
@Command(
    name = "verify",
    description = "Decides whether one credential may be believed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:accepted",
      " 1:rejected",
      " 2:undetermined",
      "64:wrong usage",
      "65:the input, a trust list or another file cannot be read"
    })
final class VerifyCommand implements Callable<Integer> {

  /** Twice the largest credential that is read, so that one that is too big gets a verdict. */
  private static final int MAX_INPUT_BYTES = 2 << 20;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The credential, as text; - or nothing for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Mixin private TrustOptions trust = new TrustOptions();
  @Mixin private EvidenceOptions evidence = new EvidenceOptions();
  @Mixin private BundleOptions bundle = new BundleOptions();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Decide as of this instant, such as 2026-01-31T12:00:00Z, and not of now.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "The format it must be of: dc+sd-jwt, sd-jwt, mso_mdoc, eu-dcc, smart-health-card, vds-nc,"
              + " or auto to recognise it.")
  private Optional<String> format = Optional.empty();

  @Mixin private DemandOptions demands = new DemandOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "A report for people (text), or the result as JSON.")
  private Output output = Output.TEXT;

  @Option(
      names = {"-v", "--verbose"},
      description = "List every check in the text, those that passed too.")
  private boolean verbose;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    CredentialVerifier verifier = CredentialVerifier.create();
    Instant now = surroundings.clock().instant();
    Optional<OfflineVerifier> bundled = bundle.read(verifier, surroundings.clock());
    RequestEnvelope envelope = envelope(verifier, rules.read(verifier.crypto(), bundled), now);
    boolean offline = evidence.offline() || bundle.any();
    try (Network network = offline ? Network.none() : surroundings.network().get()) {
      TrustLists lists = trust.read(verifier.crypto(), network, bundled);
      TrustLists trusted = trusted(envelope, lists, verifier);
      Decider decider = decider(verifier, bundled, network);
      VerificationResult result =
          decider.decide(envelope.request(), envelope.at(), trusted, envelope.ownDocuments());
      print(result, trusted);
      return ExitCode.of(result.verdict()).number();
    }
  }

  private Decider decider(
      CredentialVerifier verifier, Optional<OfflineVerifier> bundled, Network network) {
    if (bundled.isPresent()) {
      return Decider.bundled(bundled.get(), surroundings.clock());
    }
    return evidence.offline() ? Decider.offline(verifier) : Decider.fetching(verifier, network);
  }

  private RequestEnvelope envelope(CredentialVerifier verifier, RuleLists lists, Instant now)
      throws CommandFault {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", "");
    at.ifPresent(text -> request.put("at", text));
    format.ifPresent(text -> request.put("format", text));
    request.put("anchors", evidence.anchors());
    request.put("documents", evidence.documents());
    demands.addTo(request);
    RequestReader reader = new RequestReader(verifier.formatIds());
    try {
      // Once without the credential, so that wrong options are said before it is read.
      reader.read(request, now, lists);
      request.put("credential", credential());
      return reader.read(request, now, lists);
    } catch (RequestFault e) {
      throw RequestFaults.of(e);
    }
  }

  /** Editors and shells end a file with a line break; the credential has none. */
  private String credential() throws CommandFault {
    String text = new InputFile(file).text(surroundings.in(), MAX_INPUT_BYTES);
    String credential = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    credential =
        credential.endsWith("\r") ? credential.substring(0, credential.length() - 1) : credential;
    if (credential.isBlank()) {
      throw CommandFault.input("there is no credential: the input is empty");
    }
    return credential;
  }

  private static TrustLists trusted(
      RequestEnvelope envelope, TrustLists lists, CredentialVerifier verifier) throws CommandFault {
    try {
      return envelope.trust(lists, verifier.crypto());
    } catch (RequestFault e) {
      throw RequestFaults.of(e);
    }
  }

  private void print(VerificationResult result, TrustLists trusted) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == Output.JSON) {
      out.println(Json.writePretty(ResultWriter.toMap(result, Optional.empty())));
      out.flush();
      return;
    }
    ReportText.Length length = verbose ? ReportText.Length.EVERY_CHECK : ReportText.Length.SHORT;
    new ReportText(new Page(out, surroundings.terminal().out()), length).write(result);
    if (trusted.lists().isEmpty() && !bundle.any()) {
      out.println("Nobody is trusted yet: name a trust list or an anchor.");
      out.println("  assay verify FILE --trust-list FILE");
    }
    out.flush();
  }
}
