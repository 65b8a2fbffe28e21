package dev.assay.shc;

import static dev.assay.shc.ShcRule.BUNDLE;
import static dev.assay.shc.ShcRule.ENTRIES;
import static dev.assay.shc.ShcRule.REVOCATION_NAME;

import dev.assay.check.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a payload is one that a card has: input that somebody known has signed. What the
 * resources of the bundle say is not looked at: FHIR has a thousand rules for that, which change
 * nothing about whether the record is genuine.
 *
 * <p>Let pass on purpose: a bundle of any type, which SMART Health Cards 1.3.0 began to permit, and
 * elements that issuers leave out of cards for codes, such as texts and identifiers.
 */
final class CardPayload {

  private static final Pattern FHIR_VERSION =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){2}[-A-Za-z0-9.]{0,20}");

  /** The alphabet of base64url, 24 characters at most; it stands for no bytes. */
  private static final Pattern RID = Pattern.compile("[A-Za-z0-9_-]{1,24}");

  private final Map<String, Object> payload;
  private final Checks checks;

  CardPayload(Map<String, Object> payload, Checks checks) {
    this.payload = payload;
    this.checks = checks;
  }

  /** The name that the issuer gave to the card so that it can be revoked. */
  static Optional<String> rid(Map<String, Object> payload) {
    return object(payload, "vc").get("rid") instanceof String rid && RID.matcher(rid).matches()
        ? Optional.of(rid)
        : Optional.empty();
  }

  void check() {
    Map<?, ?> vc = object(payload, "vc");
    Map<?, ?> subject = object(vc, "credentialSubject");
    Map<?, ?> bundle = object(subject, "fhirBundle");
    checks.check(
        BUNDLE,
        subject.get("fhirVersion") instanceof String version
            && FHIR_VERSION.matcher(version).matches()
            && "Bundle".equals(bundle.get("resourceType"))
            && bundle.get("type") instanceof String,
        () -> "there is no fhirVersion, or no fhirBundle that is a Bundle of some type");
    checks.check(
        ENTRIES,
        bundle.get("entry") instanceof List<?> entries && areResources(entries),
        () -> "the bundle has no entries, or one without a resource, or two of one name");
    checks.check(
        REVOCATION_NAME,
        !vc.containsKey("rid") || rid(payload).isPresent(),
        () -> "rid is not 1 to 24 characters of base64url");
  }

  private static boolean areResources(List<?> entries) {
    Set<Object> names = new HashSet<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> members)
          || !(members.get("resource") instanceof Map<?, ?> resource)
          || !(resource.get("resourceType") instanceof String)
          || !isNewName(members.get("fullUrl"), names)) {
        return false;
      }
    }
    return !entries.isEmpty();
  }

  private static boolean isNewName(@Nullable Object name, Set<Object> names) {
    return name == null || (name instanceof String && names.add(name));
  }

  private static Map<?, ?> object(Map<?, ?> holder, String name) {
    return holder.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }
}
