package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtVcRule.METADATA_ADDRESS;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_AVAILABLE;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_CIRCULAR;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_DISCLOSURE;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_FORM;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_INTEGRITY;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_MANDATORY;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_TYPE;
import static dev.assay.sdjwt.SdJwtVcRule.METADATA_WEAKENED;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.credential.Limits;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import dev.assay.jose.JsonLimits;
import dev.assay.sdjwt.TypeMetadata.ClaimMetadata;
import dev.assay.sdjwt.TypeMetadata.Disclosability;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a credential against the metadata of its type, and of the types that its type extends:
 * SD-JWT VC draft-18, 5 and 6. Done where the trust list requires it or the documents of the
 * decision contain the metadata, and then done fully.
 */
final class TypeMetadataCheck {

  private static final List<Rule> RULES =
      List.of(
          METADATA_AVAILABLE,
          METADATA_ADDRESS,
          METADATA_FORM,
          METADATA_TYPE,
          METADATA_INTEGRITY,
          METADATA_CIRCULAR,
          METADATA_WEAKENED,
          METADATA_DISCLOSURE,
          METADATA_MANDATORY);

  /** What all claims of a chain of types may cost together: a few milliseconds. */
  private static final long MAX_VISITED = 1_000_000;

  private final SdJwtPresentation.Authenticated authenticated;
  private final Unpacked unpacked;
  private final Evidence evidence;
  private final Limits limits;
  private final Checks checks;
  private long visited;

  TypeMetadataCheck(
      SdJwtPresentation.Authenticated authenticated,
      Evidence evidence,
      Limits limits,
      Checks checks) {
    this.authenticated = authenticated;
    this.unpacked = authenticated.unpacked();
    this.evidence = evidence;
    this.limits = limits;
    this.checks = checks;
  }

  void run(String type) {
    if (isOptional()
        && uri(type)
            .map(uri -> evidence.look(request(uri)))
            .filter(Finding.Found.class::isInstance)
            .isEmpty()) {
      checks.skip(RULES, "the trust list does not require type metadata, and none was supplied");
      return;
    }
    Map<ClaimsPath, ClaimMetadata> demands = demands(type);
    checks.passed(
        List.of(
            METADATA_AVAILABLE,
            METADATA_ADDRESS,
            METADATA_FORM,
            METADATA_TYPE,
            METADATA_INTEGRITY,
            METADATA_CIRCULAR,
            METADATA_WEAKENED));
    demands.values().forEach(this::checkClaim);
    checks.passed(List.of(METADATA_DISCLOSURE, METADATA_MANDATORY));
  }

  private boolean isOptional() {
    return authenticated.issuer().terms().typeMetadata() == TypeMetadataUse.IF_SUPPLIED;
  }

  /** Follows the chain of types upwards, and returns what the whole chain demands of each claim. */
  private Map<ClaimsPath, ClaimMetadata> demands(String ownType) {
    Map<ClaimsPath, ClaimMetadata> demands = new LinkedHashMap<>();
    Set<String> visited = new LinkedHashSet<>();
    Optional<String> next = Optional.of(ownType);
    Optional<Object> integrity = Optional.ofNullable(unpacked.claims().get("vct#integrity"));
    while (next.isPresent()) {
      String type = next.get();
      if (!visited.add(type) || visited.size() > limits.maxTypeDepth()) {
        throw checks.halt(
            METADATA_CIRCULAR,
            "the type "
                + Shown.of(type)
                + " extends itself, or the chain is longer than "
                + limits.maxTypeDepth());
      }
      TypeMetadata metadata = metadata(type, integrity);
      metadata.claims().forEach(parent -> inherit(parent, demands));
      requireWithinLimits(demands.size() <= TypeMetadata.MAX_CLAIMS);
      next = metadata.parent();
      integrity = metadata.parentIntegrity();
    }
    return demands;
  }

  private void inherit(ClaimMetadata parent, Map<ClaimsPath, ClaimMetadata> demands) {
    ClaimMetadata child = demands.get(parent.path());
    if (child == null) {
      demands.put(parent.path(), parent);
      return;
    }
    if (child.weakens(parent)) {
      throw checks.halt(METADATA_WEAKENED, "the claim " + Shown.of(parent.path().toString()));
    }
    demands.put(parent.path(), child.inheriting(parent));
  }

  private TypeMetadata metadata(String type, Optional<Object> integrity) {
    Document document = document(type);
    if (integrity.isPresent()
        && Integrity.read(integrity.get()).filter(demand -> demand.holds(document)).isEmpty()) {
      throw checks.halt(
          METADATA_INTEGRITY,
          "the metadata of "
              + Shown.of(type)
              + " does not have the digest that was given for it, or the digest is not understood");
    }
    TypeMetadata metadata =
        TypeMetadata.read(document, JsonLimits.DEFAULT)
            .orElseThrow(
                () ->
                    checks.halt(
                        METADATA_FORM,
                        "the metadata of "
                            + Shown.of(type)
                            + " is not of the form of draft-18, 5.2"));
    if (!metadata.type().equals(type)) {
      throw checks.halt(
          METADATA_TYPE,
          "expected the metadata of "
              + Shown.of(type)
              + ", found that of "
              + Shown.of(metadata.type()));
    }
    return metadata;
  }

  private Document document(String type) {
    DocumentRequest request =
        uri(type)
            .map(this::request)
            .orElseThrow(
                () -> checks.halt(METADATA_ADDRESS, Shown.of(type) + " is not an address"));
    if (evidence.look(request) instanceof Finding.Found found) {
      return found.document();
    }
    if (!"https".equals(request.uri().getScheme()) || !request.hostIsPermitted()) {
      throw checks.halt(
          METADATA_ADDRESS,
          "the metadata of "
              + Shown.of(type)
              + " was not supplied, and the trust list does not name its host");
    }
    String why =
        evidence.need(request) instanceof Finding.Unavailable unavailable
            ? unavailable.fault().code()
            : "not fetched yet";
    throw checks.haltUndetermined(
        METADATA_AVAILABLE, "the metadata of " + Shown.of(type) + ": " + why);
  }

  private DocumentRequest request(URI uri) {
    return new DocumentRequest(
        uri, DocumentKind.TYPE_METADATA, authenticated.issuer().terms().hosts());
  }

  private static Optional<URI> uri(String type) {
    try {
      return Optional.of(new URI(type)).filter(URI::isAbsolute);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private void requireWithinLimits(boolean within) {
    if (!within) {
      throw checks.halt(METADATA_FORM, "the type metadata is too costly to check");
    }
  }

  private int count(ClaimsPath path) {
    ClaimsPath.Selection selection = path.walk(unpacked.claims());
    visited += selection.visited();
    requireWithinLimits(visited <= MAX_VISITED);
    return selection.values().size();
  }

  private void checkClaim(ClaimMetadata demand) {
    int present = count(demand.path());
    long disclosed =
        unpacked.disclosedPaths().stream().filter(path -> matches(demand.path(), path)).count();
    if (demand.is(Disclosability.NEVER) && disclosed > 0) {
      throw checks.halt(
          METADATA_DISCLOSURE,
          "the claim "
              + Shown.of(demand.path().toString())
              + " is selectively disclosable, and must not be");
    }
    if (demand.is(Disclosability.ALWAYS) && disclosed < present) {
      throw checks.halt(
          METADATA_DISCLOSURE,
          "the claim "
              + Shown.of(demand.path().toString())
              + " is not selectively disclosable, and must be");
    }
    if (demand.isMandatory() && present == 0 && !mayBeWithheld(demand)) {
      throw checks.halt(
          METADATA_MANDATORY, "the claim " + Shown.of(demand.path().toString()) + " is missing");
    }
  }

  /**
   * A claim that is not there may have been withheld, by itself or with the object that it stands
   * in.
   */
  private boolean mayBeWithheld(ClaimMetadata demand) {
    List<Step> steps = demand.path().steps();
    boolean parentAbsent =
        steps.size() > 1 && count(new ClaimsPath(steps.subList(0, steps.size() - 1))) == 0;
    return unpacked.withheld() && (parentAbsent || !demand.is(Disclosability.NEVER));
  }

  private static boolean matches(ClaimsPath pattern, List<Object> path) {
    List<Step> steps = pattern.steps();
    if (steps.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      if (!matches(steps.get(i), path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Step step, Object place) {
    if (step instanceof Step.Member member) {
      return member.name().equals(place);
    }
    return step instanceof Step.Element element
        ? Integer.valueOf(element.index()).equals(place)
        : place instanceof Integer;
  }
}
