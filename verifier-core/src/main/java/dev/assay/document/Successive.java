package dev.assay.document;

import java.util.List;
import java.util.Optional;

/** Documents from one source, and from another one what the first does not have. */
record Successive(Documents these, Documents those) implements Documents {

  @Override
  public Finding find(DocumentRequest request) {
    Finding here = these.find(request);
    return here instanceof Finding.Missing ? those.find(request) : here;
  }

  /** What the first source has under any address goes before all that the other one has. */
  @Override
  public Optional<DocumentRequest> firstOf(List<DocumentRequest> requests) {
    return these.firstOf(requests).or(() -> those.firstOf(requests));
  }
}
