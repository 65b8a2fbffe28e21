package dev.assay.trust;

import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services of one list, found by what tokens refer to them with, so that a question costs the
 * same whether the list has ten entries or ten thousand. A role never finds the services of
 * another: each has an index of its own.
 */
final class TrustIndex {

  private final Map<Role, ByReference> byRole = new EnumMap<>(Role.class);

  /**
   * The services of one role.
   *
   * @param byIdentifier by {@code iss} and by DID
   * @param forAnyIssuer those whose keys may speak for any issuer, as keys that come with a request
   *     do
   * @param byEntry by the identifier of the entry
   * @param byKeyId the keys that tokens find by their name
   * @param underAnyKeyId the keys that have no name, and answer to any
   */
  private record ByReference(
      Map<String, List<ListedService>> byIdentifier,
      ListedCertificates certificates,
      List<ListedService> forAnyIssuer,
      Map<String, List<ListedService>> byEntry,
      Map<String, List<ListedKey>> byKeyId,
      List<ListedKey> underAnyKeyId) {

    static final ByReference NONE = empty();

    static ByReference empty() {
      return new ByReference(
          new HashMap<>(),
          ListedCertificates.of(List.of()),
          new ArrayList<>(),
          new HashMap<>(),
          new HashMap<>(),
          new ArrayList<>());
    }

    void add(Role role, ListedService listed) {
      append(byEntry, listed.entry().id(), listed);
      Set<String> identifiers = new HashSet<>(listed.dids());
      listed.service().issuer().ifPresent(identifiers::add);
      identifiers.forEach(identifier -> append(byIdentifier, identifier, listed));
      // Those of an issuer that publishes its keys vouch for these keys alone.
      if (listed.uses(Mechanism.X5C)) {
        certificates.add(listed);
      }
      if (role == Role.ISSUANCE && identifiers.isEmpty() && listed.uses(Mechanism.JWKS)) {
        forAnyIssuer.add(listed);
      }
      listed.namedKeys().forEach(this::addKey);
    }

    private void addKey(ListedKey key) {
      if (key.key().names().isEmpty()) {
        underAnyKeyId.add(key);
      }
      for (String name : key.key().names()) {
        byKeyId.computeIfAbsent(name, first -> new ArrayList<>(1)).add(key);
      }
    }

    private static void append(
        Map<String, List<ListedService>> map, String key, ListedService listed) {
      map.computeIfAbsent(key, first -> new ArrayList<>(1)).add(listed);
    }
  }

  private TrustIndex() {}

  static TrustIndex of(TrustList list) {
    TrustIndex index = new TrustIndex();
    for (TrustEntry entry : list.entries()) {
      for (TrustService service : entry.services()) {
        ListedService listed = new ListedService(list, entry, service);
        for (Role role : service.roles()) {
          index.byRole.computeIfAbsent(role, first -> ByReference.empty()).add(role, listed);
        }
      }
    }
    return index;
  }

  /** The services of the entries that name this {@code iss} or DID. */
  List<ListedService> ofEntriesNaming(Role role, String identifier) {
    List<ListedService> direct = in(role).byIdentifier().getOrDefault(identifier, List.of());
    if (direct.isEmpty()) {
      return List.of();
    }
    List<ListedService> services = new ArrayList<>();
    Set<String> entries = new HashSet<>();
    for (ListedService naming : direct) {
      if (entries.add(naming.entry().id())) {
        services.addAll(ofEntry(role, naming.entry().id()));
      }
    }
    return services;
  }

  /** The services of one entry. */
  List<ListedService> ofEntry(Role role, String entry) {
    return in(role).byEntry().getOrDefault(entry, List.of());
  }

  /** The services whose keys may speak for any issuer. */
  List<ListedService> forAnyIssuer(Role role) {
    return in(role).forAnyIssuer();
  }

  /** The keys that a token can mean by this name: those that have it, or else those without one. */
  List<ListedKey> byKeyId(Role role, String name) {
    return in(role).byKeyId().getOrDefault(name, in(role).underAnyKeyId());
  }

  /** The certificates that services of this role stand on. */
  ListedCertificates certificates(Role role) {
    return in(role).certificates();
  }

  private ByReference in(Role role) {
    return byRole.getOrDefault(role, ByReference.NONE);
  }
}
