package dev.assay.server.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The parts of one code that was split over several pictures, in any order: SMART Health Cards 1.0,
 * "Chunking": {@code shc:/N/TOTAL/digits}, counted from one.
 *
 * @param total how many there are; zero as long as none was seen
 * @param texts the texts by number
 */
record CodeParts(int total, Map<Integer, String> texts) {

  /** No known code has more than nine. */
  static final int MAX_PARTS = 16;

  static final CodeParts NONE = new CodeParts(0, Map.of());

  private static final Pattern PART = Pattern.compile("shc:/([0-9]{1,4})/([0-9]{1,4})/[0-9]+");

  CodeParts {
    texts = Map.copyOf(texts);
  }

  /** What came of scanning. */
  sealed interface Collected {

    /** Everything is there: one text, or all parts of one in their order. */
    record Complete(List<String> texts) implements Collected {
      public Complete {
        texts = List.copyOf(texts);
      }

      /** The request that the API would get. */
      Map<String, Object> request() {
        return texts.size() == 1
            ? Map.of("credential", texts.get(0))
            : Map.of("credentials", texts);
      }
    }

    /** Some parts are there, more are needed. */
    record Incomplete(CodeParts parts) implements Collected {}

    /** It cannot go on like this; the parts that were there before remain. */
    record Refused(ScanFault fault, CodeParts parts) implements Collected {}
  }

  /** What these texts are together; a text that comes twice counts once. */
  static Collected collect(List<String> scanned) {
    Set<String> parts = new LinkedHashSet<>(scanned);
    Set<String> whole = new LinkedHashSet<>(scanned);
    parts.removeIf(text -> !isPart(text));
    whole.removeIf(CodeParts::isPart);
    if (parts.isEmpty() && whole.isEmpty()) {
      return new Collected.Refused(ScanFault.NOTHING_GIVEN, NONE);
    }
    if (parts.isEmpty()) {
      return whole.size() == 1
          ? new Collected.Complete(List.copyOf(whole))
          : new Collected.Refused(ScanFault.SEVERAL_CREDENTIALS, NONE);
    }
    return join(
        parts, whole.isEmpty() ? Optional.empty() : Optional.of(ScanFault.SEVERAL_CREDENTIALS));
  }

  /** Those of these texts that are parts of the same code as the first one. */
  static CodeParts known(List<String> scanned) {
    CodeParts known = NONE;
    for (String text : scanned) {
      known = isPart(text) && known.faultOf(text).isEmpty() ? known.with(text) : known;
    }
    return known;
  }

  private static Collected join(Set<String> parts, Optional<ScanFault> known) {
    CodeParts sofar = NONE;
    Optional<ScanFault> fault = known;
    for (String part : parts) {
      Optional<ScanFault> wrong = sofar.faultOf(part);
      fault = fault.or(() -> wrong);
      sofar = wrong.isPresent() ? sofar : sofar.with(part);
    }
    if (fault.isPresent()) {
      return new Collected.Refused(fault.get(), sofar);
    }
    return sofar.missing().isEmpty()
        ? new Collected.Complete(sofar.inOrder())
        : new Collected.Incomplete(sofar);
  }

  /** Whether a text is one part of several. {@code shc:/1/1/…} is a part, and all of it. */
  static boolean isPart(String text) {
    return PART.matcher(text).matches();
  }

  /**
   * The texts that somebody pasted, or that a form carried on: if each line is a part, the parts;
   * else the whole as one text.
   */
  static List<String> split(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream().allMatch(CodeParts::isPart) ? lines : List.of(text.strip());
  }

  private Optional<ScanFault> faultOf(String part) {
    int partTotal = number(part, 2);
    int index = number(part, 1);
    if (partTotal > MAX_PARTS) {
      return Optional.of(ScanFault.TOO_MANY_PARTS);
    }
    if (index < 1 || index > partTotal) {
      return Optional.of(ScanFault.BAD_PART);
    }
    return total == 0 || (partTotal == total && !texts.containsKey(index))
        ? Optional.empty()
        : Optional.of(ScanFault.WRONG_PART);
  }

  private CodeParts with(String part) {
    Map<Integer, String> more = new TreeMap<>(texts);
    more.put(number(part, 1), part);
    return new CodeParts(number(part, 2), more);
  }

  private static int number(String part, int group) {
    Matcher matcher = PART.matcher(part);
    return matcher.matches() ? Integer.parseInt(matcher.group(group)) : 0;
  }

  /** The numbers of the parts that are not there. */
  List<Integer> missing() {
    return IntStream.rangeClosed(1, total).filter(n -> !texts.containsKey(n)).boxed().toList();
  }

  /** The texts, by number. */
  List<String> inOrder() {
    return new ArrayList<>(new TreeMap<>(texts).values());
  }

  /** Does not show the texts. */
  @Override
  public String toString() {
    return "CodeParts[" + texts.size() + " of " + total + "]";
  }
}
