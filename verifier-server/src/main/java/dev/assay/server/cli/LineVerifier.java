package dev.assay.server.cli;

import dev.assay.CredentialVerifier;
import dev.assay.VerificationResult;
import dev.assay.document.Documents;
import dev.assay.jose.Json;
import dev.assay.json.ProblemDetails;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.json.ResultWriter;
import dev.assay.rules.RuleLists;
import dev.assay.server.cli.LineSource.Line;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers one line of a batch. Safe for use by several threads. */
final class LineVerifier {

  /** Twice the largest request that the server takes. */
  static final int MAX_LINE_BYTES = 2 << 20;

  private final CredentialVerifier verifier;
  private final RequestReader reader;
  private final Decider decider;
  private final Common common;

  /**
   * What all lines have in common.
   *
   * @param rules the business rules that a line may ask for
   * @param now the instant of the decision, for lines that name none
   */
  record Common(TrustLists trust, Documents documents, RuleLists rules, InstantSource now) {}

  LineVerifier(CredentialVerifier verifier, Decider decider, Common common) {
    this.verifier = verifier;
    this.reader = new RequestReader(verifier.formatIds());
    this.decider = decider;
    this.common = common;
  }

  /**
   * Answers.
   *
   * @param number the number of the line, from 1
   */
  Answer answer(Line line, long number) {
    try {
      return line instanceof Line.Whole whole ? decide(whole.bytes()) : tooLong(number);
    } catch (RequestFault e) {
      return error(e.problem(), number);
    }
  }

  private Answer decide(byte[] json) throws RequestFault {
    RequestEnvelope envelope = reader.read(json, common.now().instant(), common.rules());
    TrustLists trust = envelope.trust(common.trust(), verifier.crypto());
    Documents documents = envelope.ownDocuments().then(common.documents());
    VerificationResult result = decider.decide(envelope.request(), envelope.at(), trust, documents);
    return new Answer(ResultWriter.utf8(result, envelope.id()), Optional.of(result.verdict()));
  }

  private static Answer tooLong(long number) {
    String limit = "must have at most " + MAX_LINE_BYTES + " bytes; it was skipped";
    return error(new RequestFault(RequestFault.Reason.TOO_LARGE, "", limit).problem(), number);
  }

  private static Answer error(ProblemDetails problem, long number) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", problem.toMap());
    members.put("line", number);
    return new Answer(Json.write(members).getBytes(StandardCharsets.UTF_8), Optional.empty());
  }
}
