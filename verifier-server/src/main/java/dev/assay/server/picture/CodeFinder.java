package dev.assay.server.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.detector.MultiFinderPatternFinder;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds QR codes. ZXing tries every three squares that could be the corners of one code, so a
 * picture full of squares would keep it busy for hours: how many squares are looked at, and how
 * many threes are tried, is bounded here.
 */
final class CodeFinder {

  /** Squares that could be a corner. A page with four codes has some fifty. */
  private static final int MAX_CORNERS = 200;

  /** Threes of them that are read; each takes about a millisecond. */
  private static final int MAX_TRIES = 300;

  /** More than the parts of any code. */
  private static final int MAX_CODES = 16;

  private final BitMatrix black;
  private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
  private final Decoder decoder = new Decoder();
  private final Set<String> texts = new LinkedHashSet<>();
  private int corners;

  private CodeFinder(BitMatrix black) {
    this.black = black;
    hints.put(DecodeHintType.TRY_HARDER, true);
    hints.put(DecodeHintType.CHARACTER_SET, "UTF-8");
  }

  /** The texts of all codes; empty if there are none. */
  static Set<String> find(GreyPicture picture) {
    LuminanceSource whole = picture.source();
    LuminanceSource half = picture.half().source();
    Set<String> found = new LinkedHashSet<>(in(new HybridBinarizer(whole)));
    found.addAll(in(new HybridBinarizer(half)));
    List<Binarizer> more =
        List.of(
            new GlobalHistogramBinarizer(whole),
            new GlobalHistogramBinarizer(half),
            new HybridBinarizer(whole.invert()));
    for (int i = 0; i < more.size() && found.isEmpty(); i++) {
      found.addAll(in(more.get(i)));
    }
    return found;
  }

  private static Set<String> in(Binarizer binarizer) {
    try {
      return new CodeFinder(binarizer.getBlackMatrix()).read();
    } catch (NotFoundException | TooManyCornersException e) {
      return Set.of();
    }
  }

  private Set<String> read() throws NotFoundException {
    FinderPatternInfo[] candidates =
        new MultiFinderPatternFinder(black, corner -> count()).findMulti(hints);
    Arrays.sort(candidates, Comparator.comparingDouble(CodeFinder::skew));
    Set<FinderPattern> used = Collections.newSetFromMap(new IdentityHashMap<>());
    int tries = 0;
    for (FinderPatternInfo candidate : candidates) {
      List<FinderPattern> three =
          List.of(candidate.getTopLeft(), candidate.getTopRight(), candidate.getBottomLeft());
      if (three.stream().noneMatch(used::contains)) {
        if (tries++ == MAX_TRIES || texts.size() == MAX_CODES) {
          break;
        }
        if (decodes(candidate)) {
          used.addAll(three);
        }
      }
    }
    return texts;
  }

  private boolean decodes(FinderPatternInfo candidate) {
    try {
      BitMatrix modules = new Sampling(black).at(candidate);
      return texts.add(decoder.decode(modules, hints).getText());
    } catch (ReaderException e) {
      return false; // three squares that are no code
    }
  }

  private void count() {
    if (++corners > MAX_CORNERS) {
      throw new TooManyCornersException();
    }
  }

  /** How far three squares are from the corners of a square. The likeliest are tried first. */
  private static double skew(FinderPatternInfo info) {
    double across = squaredDistance(info.getTopLeft(), info.getTopRight());
    double down = squaredDistance(info.getTopLeft(), info.getBottomLeft());
    double diagonal = squaredDistance(info.getTopRight(), info.getBottomLeft());
    return (Math.abs(across - down) + Math.abs(diagonal - across - down)) / (1 + diagonal);
  }

  private static double squaredDistance(FinderPattern one, FinderPattern other) {
    return Math.pow(one.getX() - other.getX(), 2) + Math.pow(one.getY() - other.getY(), 2);
  }

  /** The modules of a code with given corners. */
  private static final class Sampling extends Detector {
    Sampling(BitMatrix black) {
      super(black);
    }

    BitMatrix at(FinderPatternInfo corners) throws ReaderException {
      return processFinderPatternInfo(corners).getBits();
    }
  }

  /** Ends a search that would take too long. */
  private static final class TooManyCornersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyCornersException() {
      super("too many corners", null, false, false);
    }
  }
}
