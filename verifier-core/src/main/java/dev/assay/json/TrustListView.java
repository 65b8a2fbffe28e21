package dev.assay.json;

import dev.assay.credential.Legacy;
import dev.assay.credential.Profile;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.Jwk;
import dev.assay.trust.EntryState;
import dev.assay.trust.TrustAnchor;
import dev.assay.trust.TrustEntry;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustLists;
import dev.assay.trust.TrustService;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Whom a verifier trusts at an instant, and how up to date that is, as JSON values. */
public final class TrustListView {

  private TrustListView() {}

  /** {@code {"lists": [{"id": …, "freshness": "fresh", "entries": […], …}]}}. */
  public static Map<String, Object> of(TrustLists lists, Instant at) {
    return Map.of("lists", lists.lists().stream().map(list -> list(list, at)).toList());
  }

  /** One list. */
  public static Map<String, Object> list(TrustList list, Instant at) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", list.id());
    view.put("name", list.name());
    view.put("sequence", list.sequence());
    view.put("digest", list.digest());
    view.put("issued", list.issued().toString());
    view.put("nextUpdate", list.nextUpdate().toString());
    view.put("freshness", code(list.freshnessAt(at)));
    view.put("environment", list.environment().code());
    list.grace().ifPresent(grace -> view.put("grace", grace.toString()));
    list.operator().ifPresent(operator -> view.put("operator", operator));
    list.provenance().ifPresent(provenance -> view.put("provenance", provenance));
    view.put("entries", list.entries().stream().map(entry -> entry(entry, at)).toList());
    return view;
  }

  private static Map<String, Object> entry(TrustEntry entry, Instant at) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", entry.id());
    view.put("name", entry.name());
    view.put("sector", entry.sector().code());
    entry.stateAt(at).ifPresent(state -> view.put("state", state.state().code()));
    view.put("states", entry.states().stream().map(TrustListView::state).toList());
    entry.provenance().ifPresent(provenance -> view.put("provenance", provenance));
    view.put("services", entry.services().stream().map(TrustListView::service).toList());
    return view;
  }

  private static Map<String, Object> state(EntryState state) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("state", state.state().code());
    view.put("from", state.from().toString());
    state.note().ifPresent(note -> view.put("note", note));
    return view;
  }

  private static Map<String, Object> service(TrustService service) {
    ServiceTerms terms = service.terms();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("roles", sorted(service.roles(), Role::code));
    view.put("formats", sorted(terms.formats(), format -> format));
    view.put("types", sorted(terms.types(), type -> type));
    view.put("mechanism", service.mechanism().code());
    service.issuer().ifPresent(issuer -> view.put("issuer", issuer));
    view.put("algorithms", sorted(terms.algorithms(), SignatureAlgorithm::joseName));
    view.put(
        "assurance",
        terms.assurance().stream()
            .map(level -> Map.of("framework", level.framework().code(), "level", level.level()))
            .toList());
    view.put("hosts", sorted(terms.hosts(), host -> host));
    view.put("legacy", sorted(terms.legacy(), Legacy::code));
    view.put("profiles", sorted(terms.profiles(), Profile::code));
    view.put("typeMetadata", terms.typeMetadata().code());
    view.put("anchors", service.anchors().stream().map(TrustListView::anchor).toList());
    return view;
  }

  private static Map<String, Object> anchor(TrustAnchor anchor) {
    if (anchor instanceof TrustAnchor.Certificate listed) {
      return certificate(listed.certificate().certificate());
    }
    if (anchor instanceof TrustAnchor.Keys listed) {
      return Map.of("keys", listed.keys().stream().map(TrustListView::key).toList());
    }
    if (anchor instanceof TrustAnchor.NamedKey named) {
      return named
          .certificate()
          .map(certificate -> certificate(certificate.path().get(0)))
          .orElseGet(() -> Map.of("keyIds", List.copyOf(named.names())));
    }
    return anchor instanceof TrustAnchor.Did did
        ? Map.of("did", did.did())
        : Map.of("issuer", ((TrustAnchor.Issuer) anchor).url());
  }

  private static Map<String, Object> certificate(X509Certificate certificate) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("subject", certificate.getSubjectX500Principal().getName());
    view.put("notAfter", certificate.getNotAfter().toInstant().toString());
    view.put("sha256", sha256(certificate));
    return view;
  }

  private static String sha256(X509Certificate certificate) {
    try {
      byte[] digest = HashAlgorithm.SHA_256.digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has an encoding", e);
    }
  }

  private static Map<String, Object> key(Jwk key) {
    Map<String, Object> view = new LinkedHashMap<>();
    key.keyId().ifPresent(id -> view.put("kid", id));
    view.put("thumbprint", key.key().thumbprint());
    return view;
  }

  private static <T> List<String> sorted(Set<T> values, Function<T, String> code) {
    return values.stream().map(code).sorted().toList();
  }

  private static String code(TrustList.Freshness freshness) {
    return freshness.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
