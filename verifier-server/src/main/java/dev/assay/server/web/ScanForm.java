package dev.assay.server.web;

import dev.assay.server.picture.CodePictures;
import dev.assay.server.picture.PictureException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What came with the form of the page for codes.
 *
 * @param scanned what the camera read, or the parts that were read before
 * @param text what was pasted
 */
record ScanForm(String scanned, String text, List<Buffer> pictures) {

  /** Of the whole form: a photograph of a large sensor has four to eight. */
  static final int MAX_BYTES = 10_000_000;

  ScanForm {
    pictures = List.copyOf(pictures);
  }

  /** Reads the pictures, which takes its time, and puts everything together. */
  CodeParts.Collected collect() {
    List<String> texts = new ArrayList<>();
    texts.addAll(lines(scanned));
    texts.addAll(lines(text));
    if (pictures.isEmpty()) {
      return CodeParts.collect(texts);
    }
    try {
      texts.addAll(CodePictures.read(pictures.stream().map(Buffer::getBytes).toList()));
      return CodeParts.collect(texts);
    } catch (PictureException e) {
      return new CodeParts.Collected.Refused(ScanFault.of(e.reason()), CodeParts.known(texts));
    }
  }

  private static List<String> lines(String text) {
    return text.isBlank() ? List.of() : CodeParts.split(text);
  }

  /** Does not show what was sent. */
  @Override
  public String toString() {
    return "ScanForm";
  }
}
