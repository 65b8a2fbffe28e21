package dev.assay.json;

import dev.assay.credential.Legacy;
import dev.assay.json.RequestFault.Reason;
import dev.assay.trust.RequestAnchor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the extra trust of a request. Keys and certificates stay as they were written. */
final class AnchorReading {

  /**
   * A whole list of issuers goes into a trust list, which is read once and not with each request.
   */
  private static final int MAX_ANCHORS = 50;

  private static final List<String> KINDS = List.of("certificate", "jwk", "jwks", "did");

  private static final List<String> MEMBERS =
      List.of("certificate", "jwk", "jwks", "did", "issuer", "types", "legacy");

  private AnchorReading() {}

  /** The anchors, each with the older practice that the request permits to all of them. */
  static List<RequestAnchor> read(RequestObject root, Set<Legacy> toAll) throws RequestFault {
    root.requireAtMost("anchors", MAX_ANCHORS);
    List<RequestAnchor> anchors = new ArrayList<>();
    for (RequestObject anchor : root.objects("anchors")) {
      anchors.add(anchor(anchor, toAll));
    }
    return anchors;
  }

  private static RequestAnchor anchor(RequestObject anchor, Set<Legacy> toAll) throws RequestFault {
    anchor.allowOnly(MEMBERS);
    String kind = kind(anchor);
    Set<String> types =
        anchor.has("types") ? Set.copyOf(anchor.texts("types")) : RequestAnchor.EVERY_TYPE;
    Set<Legacy> legacy = new HashSet<>(toAll);
    legacy.addAll(anchor.allNamed("legacy", List.of(Legacy.values()), Legacy::code));
    return switch (kind) {
      case "certificate" -> new RequestAnchor.Certificate(anchor.name(kind), types, legacy);
      case "did" -> new RequestAnchor.Did(anchor.name(kind), types, legacy);
      case "jwk" -> new RequestAnchor.Key(object(anchor, kind), types, legacy);
      default -> new RequestAnchor.Keys(object(anchor, kind), issuer(anchor), types, legacy);
    };
  }

  private static String kind(RequestObject anchor) throws RequestFault {
    List<String> present = KINDS.stream().filter(anchor::has).toList();
    if (present.size() != 1) {
      throw new RequestFault(
          Reason.MISSING_MEMBER,
          anchor.pointer(),
          "must have exactly one of " + RequestObject.list(KINDS));
    }
    if (anchor.has("issuer") && !anchor.has("jwks")) {
      throw anchor.fault(Reason.BAD_VALUE, "issuer", "must stand beside jwks, or be left out");
    }
    return present.get(0);
  }

  private static Optional<String> issuer(RequestObject anchor) throws RequestFault {
    return anchor.has("issuer") ? Optional.of(anchor.name("issuer")) : Optional.empty();
  }

  private static Map<String, Object> object(RequestObject anchor, String name) throws RequestFault {
    return anchor.optionalObject(name).orElseThrow().members();
  }
}
