package dev.assay.server.iso18013;

import dev.assay.credential.ClaimsPath.Step;
import dev.assay.server.openid4vp.ClaimQuery;
import dev.assay.server.openid4vp.CredentialMeta;
import dev.assay.server.openid4vp.CredentialQuery;
import dev.assay.server.openid4vp.CredentialSet;
import dev.assay.server.openid4vp.CredentialSet.Need;
import dev.assay.server.openid4vp.DcqlFormat;
import dev.assay.server.openid4vp.DcqlQuery;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a query can be said to a wallet that knows documents and elements alone. It has no words
 * for alternatives, so that of those the first is asked for that consists of mobile documents, and
 * of claim sets the first.
 *
 * @param documents at least one, each of another type
 */
public record MdocQuestion(List<Document> documents) {

  /**
   * One document.
   *
   * @param queryId id of the credential query that it answers
   * @param elements at least one
   */
  public record Document(String queryId, String docType, List<Element> elements) {

    public Document {
      elements = List.copyOf(elements);
    }
  }

  /** One element of a document. */
  public record Element(String nameSpace, String identifier, Intent intent) {}

  /** Whether whoever asks will keep an element: IntentToRetain. */
  public enum Intent {
    /** Said so. */
    RETAIN,
    /** Not said. Who keeps an element has to say so. */
    NO_RETAIN
  }

  public MdocQuestion {
    documents = List.copyOf(documents);
  }

  /**
   * The question.
   *
   * @return empty if anything that is needed is no mobile document, two are of one type, or one has
   *     no elements
   */
  public static Optional<MdocQuestion> of(DcqlQuery query) {
    List<CredentialQuery> needed = needed(query);
    Set<CredentialMeta> types = new HashSet<>();
    boolean sayable = needed.stream().allMatch(one -> isSayable(one) && types.add(one.meta()));
    return sayable && !needed.isEmpty()
        ? Optional.of(new MdocQuestion(needed.stream().map(MdocQuestion::document).toList()))
        : Optional.empty();
  }

  /** The id of the credential query that a document of this type answers. */
  public Optional<String> queryId(String docType) {
    return documents.stream()
        .filter(one -> one.docType().equals(docType))
        .map(Document::queryId)
        .findFirst();
  }

  private static List<CredentialQuery> needed(DcqlQuery query) {
    if (query.credentialSets().isEmpty()) {
      return query.credentials();
    }
    Set<String> ids = new LinkedHashSet<>();
    for (CredentialSet set : query.credentialSets()) {
      if (set.need() == Need.REQUIRED) {
        ids.addAll(
            set.options().stream()
                .filter(option -> option.stream().allMatch(id -> isMdoc(query, id)))
                .findFirst()
                .orElse(set.options().get(0)));
      }
    }
    return query.credentials().stream().filter(one -> ids.contains(one.id())).toList();
  }

  private static boolean isMdoc(DcqlQuery query, String id) {
    return query.credential(id).filter(MdocQuestion::isSayable).isPresent();
  }

  private static boolean isSayable(CredentialQuery credential) {
    return credential.format() == DcqlFormat.MDOC
        && credential.meta() instanceof CredentialMeta.Doctype
        && !credential.claims().isEmpty()
        && credential.claims().stream().allMatch(claim -> names(claim).size() == 2);
  }

  private static Document document(CredentialQuery credential) {
    return new Document(
        credential.id(),
        ((CredentialMeta.Doctype) credential.meta()).value(),
        asked(credential).map(MdocQuestion::element).distinct().toList());
  }

  private static Stream<ClaimQuery> asked(CredentialQuery credential) {
    if (credential.claimSets().isEmpty()) {
      return credential.claims().stream();
    }
    List<String> preferred = credential.claimSets().get(0);
    return credential.claims().stream()
        .filter(claim -> claim.id().filter(preferred::contains).isPresent());
  }

  private static Element element(ClaimQuery claim) {
    List<String> names = names(claim);
    return new Element(
        names.get(0),
        names.get(1),
        claim.retention() == ClaimQuery.Retention.INTENDED ? Intent.RETAIN : Intent.NO_RETAIN);
  }

  /** OpenID4VP 1.0, 7.2: a name space, and an element in it. */
  private static List<String> names(ClaimQuery claim) {
    return claim.path().steps().stream()
        .filter(Step.Member.class::isInstance)
        .map(step -> ((Step.Member) step).name())
        .toList();
  }
}
