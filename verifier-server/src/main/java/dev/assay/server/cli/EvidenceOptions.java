package dev.assay.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what a decision may use besides trust lists. */
final class EvidenceOptions {

  @Option(
      names = "--anchor",
      paramLabel = "FILE|DID",
      description =
          "Whom to trust besides, for every type: a certificate, a JWK, a JWK set or a DID. May be"
              + " repeated.")
  private List<String> anchors = new ArrayList<>();

  @Option(
      names = "--document",
      paramLabel = "URI=FILE",
      description =
          "What would otherwise be fetched from URI: a status list, a revocation list, issuer"
              + " metadata, a DID document or type metadata. May be repeated.")
  private List<String> documents = new ArrayList<>();

  @Option(names = "--offline", description = "Fetch nothing.")
  private boolean offline;

  boolean offline() {
    return offline;
  }

  boolean anyAnchor() {
    return !anchors.isEmpty();
  }

  /** The anchors as they stand in a request. */
  List<Map<String, Object>> anchors() throws CommandFault {
    List<Map<String, Object>> members = new ArrayList<>();
    for (String anchor : anchors) {
      members.add(new AnchorOption(anchor).member());
    }
    return members;
  }

  /** The documents as they stand in a request. */
  List<Map<String, Object>> documents() throws CommandFault {
    List<Map<String, Object>> members = new ArrayList<>();
    for (String document : documents) {
      members.add(new DocumentOption(document).member());
    }
    return members;
  }
}
