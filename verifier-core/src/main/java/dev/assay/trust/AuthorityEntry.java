package dev.assay.trust;

import dev.assay.check.Shown;
import dev.assay.x509.DistributionPoints;
import dev.assay.x509.ListedAuthority;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The entry that an issuing authority of mobile documents gets in a list of our own format: for the
 * types that it is listed for, for {@code mso_mdoc} alone, for documents and their status.
 *
 * @param id its own in the list
 * @param from when it is granted
 * @param provenance where its certificate comes from
 */
record AuthorityEntry(
    String id,
    String name,
    List<String> types,
    ListedAuthority authority,
    Instant from,
    String provenance) {

  /** One authority may be listed twice, for some types each time: it is trusted for all of them. */
  AuthorityEntry alsoFor(AuthorityEntry other) {
    List<String> all = Stream.concat(types.stream(), other.types.stream()).distinct().toList();
    return new AuthorityEntry(id, name, all, authority, from, provenance);
  }

  Map<String, Object> json() {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("roles", List.of("issuance", "status"));
    service.put("formats", List.of("mso_mdoc"));
    service.put("types", types);
    service.put("mechanism", "x5c");
    service.put("anchors", List.of(Map.of("certificate", base64())));
    List<String> hosts = hosts();
    if (!hosts.isEmpty()) {
      service.put("hosts", hosts);
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("name", Shown.of(name));
    entry.put("sector", "public");
    entry.put("states", List.of(Map.of("state", "granted", "from", from.toString())));
    entry.put("provenance", Shown.of(provenance));
    entry.put("services", List.of(service));
    return entry;
  }

  /**
   * Where the authority says that revocation lists are: those of its signers mostly stand there.
   */
  private List<String> hosts() {
    return DistributionPoints.of(authority.certificate()).addresses().stream()
        .filter(address -> address.getHost() != null)
        .map(
            address ->
                address.getPort() < 0
                    ? address.getHost()
                    : address.getHost() + ":" + address.getPort())
        .distinct()
        .toList();
  }

  private String base64() {
    try {
      return Base64.getEncoder().encodeToString(authority.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }
}
