package dev.assay.server.picture;

import dev.assay.server.picture.PictureException.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the QR codes in pictures: PNG or JPEG, several codes in one picture or in several. */
public final class CodePictures {

  /**
   * Of all pictures of one form: one of a large sensor, or four of a usual one. Decoding as much
   * takes about two seconds.
   */
  static final long MAX_PIXELS = 50_000_000;

  private CodePictures() {}

  /**
   * The texts of the codes, each once, in the order in which they were found.
   *
   * @param pictures the bytes of each picture
   * @throws PictureException if one cannot be read, or none has a code
   */
  public static List<String> read(List<byte[]> pictures) throws PictureException {
    long pixelsLeft = MAX_PIXELS;
    Set<String> texts = new LinkedHashSet<>();
    for (byte[] picture : pictures) {
      try (EncodedPicture encoded = EncodedPicture.open(picture)) {
        pixelsLeft -= encoded.pixels();
        if (pixelsLeft < 0) {
          throw new PictureException(Reason.TOO_MANY_PIXELS);
        }
        texts.addAll(CodeFinder.find(encoded.decode()));
      }
    }
    if (texts.isEmpty()) {
      throw new PictureException(Reason.NO_CODE);
    }
    return List.copyOf(texts);
  }
}
