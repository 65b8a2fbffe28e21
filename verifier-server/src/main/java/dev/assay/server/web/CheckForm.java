package dev.assay.server.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody filled in.
 *
 * @param credential the text of the credential: pasted, uploaded, or that of a sample
 */
record CheckForm(String credential, String nonce, String audience, String at) {

  static final CheckForm EMPTY = new CheckForm("", "", "", "");

  /** What is missing or contradicts itself, by the field that it belongs to. */
  Optional<Fault> fault() {
    if (credential.isEmpty()) {
      return Optional.of(
          new Fault("credential", "Paste or upload a credential, or choose a sample"));
    }
    if (nonce.isEmpty() != audience.isEmpty()) {
      return Optional.of(
          new Fault(
              nonce.isEmpty() ? "nonce" : "audience",
              "Enter both the nonce and the audience, or neither"));
    }
    return Optional.empty();
  }

  /** The request that the API would get. */
  Map<String, Object> request() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", credential);
    if (!at.isEmpty()) {
      request.put("at", at);
    }
    if (!nonce.isEmpty()) {
      request.put("holderBinding", Map.of("nonce", nonce, "audience", audience));
    }
    return request;
  }

  /**
   * The same form with the text of the sample of this name, if there is one and nothing else was
   * given.
   */
  CheckForm orSample(String file, List<Sample> samples) {
    return credential.isEmpty()
        ? samples.stream()
            .filter(sample -> sample.file().equals(file))
            .findFirst()
            .map(sample -> new CheckForm(sample.text(), nonce, audience, at))
            .orElse(this)
        : this;
  }

  /** Does not show what was filled in. */
  @Override
  public String toString() {
    return "CheckForm";
  }

  /** What is wrong with a field. */
  record Fault(String field, String words) {}
}
