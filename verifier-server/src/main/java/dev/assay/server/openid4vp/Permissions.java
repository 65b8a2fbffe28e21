package dev.assay.server.openid4vp;

import dev.assay.credential.ClaimsPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that a service may ask for; what is not in it is refused.
 *
 * @param all at least one
 */
public record Permissions(List<Permission> all) {

  public Permissions {
    all = List.copyOf(all);
  }

  /**
   * What goes too far in a query.
   *
   * @param path where, as a JSON pointer (RFC 6901)
   * @param reason what would be right, as the end of a sentence that begins with the place
   */
  public record Excess(ServiceRule rule, String path, String reason) {}

  /** The first thing in a query that goes too far; empty if it may be asked. */
  public Optional<Excess> excess(DcqlQuery query) {
    return IntStream.range(0, query.credentials().size())
        .mapToObj(i -> excess(query.credentials().get(i), "/credentials/" + i))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Excess> excess(CredentialQuery credential, String path) {
    List<List<String>> kinds = kinds(credential.meta());
    Optional<List<String>> foreign =
        kinds.stream().filter(kind -> permitting(credential.format(), kind).isEmpty()).findFirst();
    if (foreign.isPresent()) {
      return Optional.of(
          new Excess(
              ServiceRule.TYPE,
              path + "/meta",
              "must name types that the service may ask for; "
                  + shown(foreign.get())
                  + " is none"));
    }
    if (credential.claims().isEmpty()) {
      return Optional.of(
          new Excess(
              ServiceRule.WHOLE, path + "/claims", "must name the claims that are asked for"));
    }
    return IntStream.range(0, credential.claims().size())
        .mapToObj(i -> excess(credential, kinds, credential.claims().get(i), path + "/claims/" + i))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The wallet chooses the type, so that a claim has to be permitted of each. */
  private Optional<Excess> excess(
      CredentialQuery credential, List<List<String>> kinds, ClaimQuery claim, String path) {
    return kinds.stream()
        .filter(kind -> !isPermitted(credential.format(), kind, claim.path()))
        .findFirst()
        .map(
            kind ->
                new Excess(
                    ServiceRule.CLAIM,
                    path,
                    "must be left out: the service may not ask for "
                        + claim.path()
                        + " of "
                        + shown(kind)));
  }

  private boolean isPermitted(DcqlFormat format, List<String> kind, ClaimsPath path) {
    return permitting(format, kind).stream().anyMatch(one -> one.permits(path));
  }

  private List<Permission> permitting(DcqlFormat format, List<String> kind) {
    return all.stream().filter(one -> one.isFor(format, kind)).toList();
  }

  /** Each kind of credential that would do, by all its types. */
  private static List<List<String>> kinds(CredentialMeta meta) {
    if (meta instanceof CredentialMeta.Vct vct) {
      return vct.values().stream().map(List::of).toList();
    }
    return meta instanceof CredentialMeta.Doctype doctype
        ? List.of(List.of(doctype.value()))
        : ((CredentialMeta.Types) meta).values();
  }

  private static String shown(List<String> kind) {
    return String.join(" ", kind);
  }
}
