package dev.assay.json;

import dev.assay.Facts;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.VerificationResult.Accepted;
import dev.assay.VerificationResult.Several;
import dev.assay.bundle.BundleFreshness;
import dev.assay.check.Report;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a result as JSON. What the credential says is written only when it was accepted. The
 * members always stand in the same order:
 *
 * <pre>{@code
 * {"id": "case-17", "verdict": "rejected", "format": "dc+sd-jwt", "type": "urn:eudi:pid:1",
 *  "verifiedAt": "2026-01-01T00:00:00Z",
 *  "issuer": {"id": …, "name": …, "sector": …, "mechanism": …,
 *             "trustList": {"id": …, "sequence": …, "digest": …, "entry": …, "note": …}},
 *  "claims": {…}, "holderBinding": "failed", "status": "valid",
 *  "checks": [{"code": …, "stage": …, "outcome": …, "fault": …, "detail": …, "spec": …,
 *              "clause": …, "url": …, "demand": …}],
 *  "businessRules": {"list": {"id": …, "sequence": …, "digest": …}, "country": "DE", "at": …,
 *                    "outcomes": [{"identifier": …, "version": …, "type": "acceptance",
 *                                  "result": "failed", "description": …,
 *                                  "affectedFields": ["v.0.mp"]}]},
 *  "documents": [{"uri": …, "digest": …, "fetchedAt": …, "age": "PT3M"}],
 *  "freshness": {"grade": "stale", "issued": …, "nextUpdate": …, "grace": "P3D",
 *                "bundle": {"id": "desk", "sequence": 12, "digest": …}},
 *  "missing": [{"uri": …, "kind": "status-list"}]}
 * }</pre>
 *
 * <p>Claims that arrived as CBOR have the form of {@link dev.assay.credential.Claims#asJson}. What
 * the holder's own device signed stands apart from them, in {@code holderClaims}. Only what was
 * decided from an offline bundle has {@code freshness}. An input with several credentials has
 * {@code results}, one such object each, and no claims of its own.
 */
public final class ResultWriter {

  /** What an SD-JWT VC says, and the rows of it that are not the same each time. */
  private static final int USUAL_BYTES = 4 << 10;

  /** Far beyond any result, which is no bigger than what it came from and the rows. */
  private static final JsonLimits OWN = new JsonLimits(256 << 20, 64, 256 << 20, 10_000_000);

  private static final Form WHOLE = new Form(CheckRows::write, true);

  /** How the rows of a report are written. */
  interface Rows {
    void write(Report report, JsonBuffer to);
  }

  /** What is written of a credential. */
  private record Form(Rows rows, boolean hasClaims) {}

  private ResultWriter() {}

  /** The result as text. */
  public static String write(VerificationResult result, Optional<String> id) {
    return json(result, id).toText();
  }

  /** The result as the values that {@link Json} reads, in the same order. */
  public static Map<String, Object> toMap(VerificationResult result, Optional<String> id) {
    try {
      return Json.readObject(utf8(result, id), OWN);
    } catch (JsonException e) {
      throw new IllegalStateException("what we write can be read", e);
    }
  }

  /** As text, without what the credential says. */
  static String withoutClaims(VerificationResult result, Rows rows) {
    JsonBuffer json = new JsonBuffer(USUAL_BYTES);
    return object(result, Optional.empty(), new Form(rows, false), json).toText();
  }

  /** The result as bytes. */
  public static byte[] utf8(VerificationResult result, Optional<String> id) {
    return json(result, id).toBytes();
  }

  /**
   * The result as bytes in several pieces, to be read in their order and not to be changed: the
   * rows of a good report are written once for many results. The quickest of all.
   */
  public static List<byte[]> pieces(VerificationResult result, Optional<String> id) {
    return json(result, id).toPieces();
  }

  private static JsonBuffer json(VerificationResult result, Optional<String> id) {
    return object(result, id, WHOLE, new JsonBuffer(USUAL_BYTES));
  }

  private static JsonBuffer object(
      VerificationResult result, Optional<String> id, Form form, JsonBuffer json) {
    Facts facts = result.facts();
    json.raw("{");
    id.ifPresent(text -> json.raw("\"id\":").string(text).raw(","));
    json.raw("\"verdict\":").string(result.verdict().code());
    facts.format().ifPresent(format -> json.raw(",\"format\":").string(format));
    facts.type().ifPresent(type -> json.raw(",\"type\":").string(type));
    json.raw(",\"verifiedAt\":").string(facts.verifiedAt().toString());
    facts.issuer().ifPresent(issuer -> issuer(issuer, json.raw(",\"issuer\":")));
    if (form.hasClaims() && result instanceof Accepted accepted) {
      json.raw(",\"claims\":").value(accepted.credential().claims().asJson());
      if (!accepted.holderClaims().isEmpty()) {
        json.raw(",\"holderClaims\":").value(accepted.holderClaims().asJson());
      }
    }
    json.raw(",\"holderBinding\":").string(facts.holder().code());
    json.raw(",\"status\":").string(facts.status().code());
    form.rows().write(facts.report(), json.raw(",\"checks\":"));
    facts.rules().ifPresent(rules -> RuleRows.write(rules, json.raw(",\"businessRules\":")));
    documents(facts.documents(), facts.verifiedAt(), json);
    facts.freshness().ifPresent(freshness -> freshness(freshness, json));
    if (result instanceof Several several) {
      results(several.results(), form, json);
    }
    if (result.verdict() == Verdict.UNDETERMINED) {
      missing(result.missing(), json);
    }
    return json.raw("}");
  }

  private static void results(List<VerificationResult> results, Form form, JsonBuffer json) {
    String separator = ",\"results\":[";
    for (VerificationResult result : results) {
      object(result, Optional.empty(), form, json.raw(separator));
      separator = ",";
    }
    json.raw("]");
  }

  private static void issuer(TrustedIssuer issuer, JsonBuffer json) {
    json.raw("{\"id\":").string(issuer.id());
    json.raw(",\"name\":").string(issuer.name());
    json.raw(",\"sector\":").string(issuer.sector().code());
    json.raw(",\"mechanism\":").string(issuer.mechanism().code());
    TrustSource source = issuer.source();
    json.raw(",\"trustList\":{\"id\":").string(source.list());
    json.raw(",\"sequence\":").number(source.sequence());
    json.raw(",\"digest\":").string(source.digest());
    json.raw(",\"entry\":").string(source.entry());
    source.note().ifPresent(note -> json.raw(",\"note\":").string(note));
    json.raw("}}");
  }

  private static void documents(List<Document> documents, Instant at, JsonBuffer json) {
    String separator = ",\"documents\":[";
    for (Document document : documents) {
      json.raw(separator).raw("{\"uri\":").string(document.uri().toString());
      json.raw(",\"digest\":").string(document.digest());
      json.raw(",\"fetchedAt\":").string(document.fetchedAt().toString());
      json.raw(",\"age\":").string(age(document, at).toString()).raw("}");
      separator = ",";
    }
    json.raw(documents.isEmpty() ? ",\"documents\":[]" : "]");
  }

  private static void freshness(BundleFreshness freshness, JsonBuffer json) {
    json.raw(",\"freshness\":{\"grade\":").string(freshness.grade().code());
    json.raw(",\"issued\":").string(freshness.issued().toString());
    json.raw(",\"nextUpdate\":").string(freshness.nextUpdate().toString());
    freshness.grace().ifPresent(grace -> json.raw(",\"grace\":").string(grace.toString()));
    json.raw(",\"bundle\":{\"id\":").string(freshness.bundle().id());
    json.raw(",\"sequence\":").number(freshness.bundle().sequence());
    json.raw(",\"digest\":").string(freshness.bundle().digest()).raw("}}");
  }

  /** In whole seconds, and zero for what was fetched on account of this decision. */
  private static Duration age(Document document, Instant at) {
    Duration age = Duration.between(document.fetchedAt(), at);
    return age.isNegative() ? Duration.ZERO : age.truncatedTo(ChronoUnit.SECONDS);
  }

  private static void missing(List<DocumentRequest> missing, JsonBuffer json) {
    String separator = ",\"missing\":[";
    for (DocumentRequest request : missing) {
      json.raw(separator).raw("{\"uri\":").string(request.uri().toString());
      json.raw(",\"kind\":").string(request.kind().code()).raw("}");
      separator = ",";
    }
    json.raw(missing.isEmpty() ? ",\"missing\":[]" : "]");
  }
}
