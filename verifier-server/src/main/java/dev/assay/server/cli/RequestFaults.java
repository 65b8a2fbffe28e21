package dev.assay.server.cli;

import dev.assay.json.RequestFault;
import java.util.List;
import java.util.Map;

/** The faults of a request that was made of options, in the words of the options. */
final class RequestFaults {

  /** The longer pointer before the shorter one. */
  private static final List<Map.Entry<String, String>> OPTIONS =
      List.of(
          Map.entry("/holderBinding/nonce", "--nonce"),
          Map.entry("/holderBinding/audience", "--audience"),
          Map.entry("/holderBinding/maxAge", "--proof-max-age"),
          Map.entry("/holderBinding/transactionData", "--transaction-data"),
          Map.entry("/holderBinding/sessionTranscript", "--session-transcript"),
          Map.entry("/policy/types", "--type"),
          Map.entry("/policy/claims", "--claim"),
          Map.entry("/policy/maxAge", "--max-age"),
          Map.entry("/policy/assurance", "--assurance"),
          Map.entry("/policy/sectors", "--sector"),
          Map.entry("/policy/businessRules/at", "--arrival-at"),
          Map.entry("/policy/businessRules/list", "--rule-list"),
          Map.entry("/policy/businessRules", "--arrival"),
          Map.entry("/anchors", "--anchor"),
          Map.entry("/documents", "--document"),
          Map.entry("/format", "--format"),
          Map.entry("/at", "--at"));

  private RequestFaults() {}

  static CommandFault of(RequestFault fault) {
    String place =
        OPTIONS.stream()
            .filter(option -> fault.pointer().startsWith(option.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("the request");
    return CommandFault.usage(place + " " + fault.detail());
  }
}
