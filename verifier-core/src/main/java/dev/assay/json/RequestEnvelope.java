package dev.assay.json;

import dev.assay.VerificationRequest;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.trust.RequestAnchor;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request with everything that came along: all arguments of a verification but the operator's own
 * trust lists.
 *
 * @param id what the sender calls it, to be echoed
 * @param at the instant of the decision
 * @param anchors extra trust for this request alone; whether it may be used is the operator's
 *     choice
 * @param documents what would otherwise be fetched; they count as received at {@code at}
 */
public record RequestEnvelope(
    Optional<String> id,
    VerificationRequest request,
    Instant at,
    List<RequestAnchor> anchors,
    List<Document> documents) {

  public RequestEnvelope {
    anchors = List.copyOf(anchors);
    documents = List.copyOf(documents);
  }

  /**
   * The operator's trust lists, and behind them the anchors of the request.
   *
   * @throws RequestFault if an anchor cannot be read
   */
  public TrustLists trust(TrustLists operators, Crypto crypto) throws RequestFault {
    if (anchors.isEmpty()) {
      return operators;
    }
    try {
      return operators.with(TrustList.ofAnchors(anchors, crypto));
    } catch (TrustListFault e) {
      throw new RequestFault(RequestFault.Reason.BAD_VALUE, e.path(), e.reason());
    }
  }

  /** The documents, to look things up in. */
  public Documents ownDocuments() {
    return documents.isEmpty() ? Documents.none() : Documents.of(documents);
  }
}
