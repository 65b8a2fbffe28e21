package dev.assay.trust;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Jwk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of issuers of SMART Health Cards, as a directory has them. */
final class CardKeys {

  /** The largest sets in use have some 20 keys. */
  private static final int MAX_KEYS = 100;

  /**
   * A certificate is held against the key and the issuer of each card; the counter says that a list
   * of revoked cards is there.
   */
  private static final List<String> MEMBERS =
      List.of("kty", "crv", "x", "y", "kid", "use", "alg", "x5c", "crlVersion");

  private final Crypto crypto;
  private final ImportNotes notes;

  CardKeys(Crypto crypto, ImportNotes notes) {
    this.crypto = crypto;
    this.notes = notes;
  }

  /** The keys of an issuer that can be used, each with what a JWK needs and no more. */
  List<Object> usable(String issuer, Place info) {
    List<Object> usable = new ArrayList<>();
    try {
      List<Place> listed = info.optionalObjects("keys");
      if (listed.size() > MAX_KEYS) {
        notes.leaveOut(issuer, listed.size() + " keys, at most " + MAX_KEYS);
        return List.of();
      }
      int number = 0;
      for (Place key : listed) {
        number++;
        Optional<String> fault = fault(key.members());
        if (fault.isPresent()) {
          notes.leaveOut("key " + number + " of " + issuer, fault.get());
        } else {
          usable.add(plain(key.members()));
        }
      }
    } catch (FormFault e) {
      notes.leaveOut(issuer, e.path() + " " + e.reason());
    }
    return usable;
  }

  /** SMART Health Cards 1.4.0, "Determining keys associated with an issuer". */
  private Optional<String> fault(Map<String, Object> members) {
    try {
      Jwk key = Jwk.read(members, crypto);
      if (!key.key().fits(SignatureAlgorithm.ES256)) {
        return Optional.of("it is not on P-256");
      }
      if (!"sig".equals(members.get("use")) || !"ES256".equals(members.get("alg"))) {
        return Optional.of("use and alg must be sig and ES256");
      }
      if (key.members().crlVersion().filter(version -> version < 0).isPresent()) {
        // Without it, or read as something else, nobody would ask for the cards that are revoked.
        return Optional.of("crlVersion is no counter");
      }
      boolean named = key.keyId().filter(key.key().thumbprint()::equals).isPresent();
      return named ? Optional.empty() : Optional.of("kid is not its thumbprint, RFC 7638");
    } catch (KeyRejectedException e) {
      return Optional.of("it cannot be used: " + e.getMessage());
    }
  }

  private static Map<String, Object> plain(Map<String, Object> members) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (String member : MEMBERS) {
      Optional.ofNullable(members.get(member)).ifPresent(value -> plain.put(member, value));
    }
    return plain;
  }
}
