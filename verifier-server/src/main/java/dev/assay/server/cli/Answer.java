package dev.assay.server.cli;

import dev.assay.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The answer to one line of a batch. */
final class Answer {

  private final byte[] json;
  private final Optional<Verdict> verdict;

  /**
   * An answer.
   *
   * @param json one object in UTF-8, without a line break; not copied, so it must not change
   * @param verdict absent if the line was no request
   */
  Answer(byte[] json, Optional<Verdict> verdict) {
    this.json = json;
    this.verdict = verdict;
  }

  Optional<Verdict> verdict() {
    return verdict;
  }

  /** Writes the object as a line. */
  void writeTo(OutputStream out) throws IOException {
    out.write(json);
    out.write('\n');
  }
}
