package dev.assay.shc;

import static dev.assay.shc.ShcRule.FILE;
import static dev.assay.shc.ShcRule.NUMERIC;
import static dev.assay.shc.ShcRule.PARTS;
import static dev.assay.shc.ShcRule.PARTS_COMPLETE;
import static dev.assay.shc.ShcRule.SIZE;

import dev.assay.check.Checks;
import dev.assay.check.Settled;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes tokens of what was scanned or loaded: SMART Health Cards 1.4.0, "Health cards as QR codes",
 * and "via File Download".
 */
final class CardTexts {

  private static final String CODE = "shc:/";

  /** As many digits as the largest QR code has room for, and what stands before them. */
  private static final int MAX_CODE_CHARS = 7_089 + 16;

  /** One digit counts them. */
  private static final int MAX_PARTS = 9;

  /** The cards of a family: issuers put those of one person into a file, two or three as a rule. */
  private static final int MAX_CARDS = 16;

  private static final Pattern PART = Pattern.compile("shc:/([0-9]{1,3})/([0-9]{1,3})/([0-9]+)");

  /** Digits stand for the characters of a compact JWS, the first of which is the hyphen. */
  private static final int FIRST_CHARACTER = 45;

  private static final int LAST_PAIR = 77;

  private static final Settled NO_CODE =
      Settled.skipped(List.of(NUMERIC, PARTS, PARTS_COMPLETE), "it is no code");
  private static final Settled WHOLE_CODE =
      Settled.skipped(List.of(PARTS, PARTS_COMPLETE), "the code is whole");

  private final Limits limits;
  private final Checks checks;

  CardTexts(Limits limits, Checks checks) {
    this.limits = limits;
    this.checks = checks;
  }

  /** Never empty. */
  List<String> tokens(Input input) {
    String text = input.text();
    if (input.parts().size() > 1 || text.startsWith("shc:")) {
      checks.skip(FILE, "it is a code");
      return List.of(ofCode(input.parts()));
    }
    checks.require(
        SIZE,
        text.length() <= limits.maxInputChars(),
        () -> text.length() + " characters, at most " + limits.maxInputChars());
    checks.settle(NO_CODE);
    if (text.startsWith("{")) {
      return ofFile(text);
    }
    checks.skip(FILE, "it is a token");
    return List.of(text);
  }

  private String ofCode(List<String> parts) {
    for (String part : parts) {
      checks.require(
          SIZE,
          part.length() <= MAX_CODE_CHARS,
          () -> part.length() + " characters, at most " + MAX_CODE_CHARS);
    }
    if (parts.size() == 1 && !PART.matcher(parts.get(0)).matches()) {
      checks.settle(WHOLE_CODE);
      return characters(parts.get(0));
    }
    List<String> digits = inOrder(parts);
    StringBuilder token = new StringBuilder();
    digits.forEach(one -> token.append(characters(CODE + one)));
    return token.toString();
  }

  /** The digits of the parts, which may come in any order. */
  private List<String> inOrder(List<String> parts) {
    List<Matcher> read = parts.stream().map(PART::matcher).toList();
    boolean counted = read.stream().allMatch(Matcher::matches);
    checks.require(
        PARTS, counted, () -> "a part is not shc:/, its number, their number and digits");
    int total = Integer.parseInt(read.get(0).group(2));
    boolean agreed =
        total >= 1
            && total <= MAX_PARTS
            && read.stream().allMatch(part -> Integer.parseInt(part.group(2)) == total)
            && read.stream().allMatch(part -> isAmong(Integer.parseInt(part.group(1)), total));
    checks.require(
        PARTS,
        agreed,
        () -> "of these parts one is of another code, or there are more than " + MAX_PARTS);
    String[] digits = new String[total];
    boolean once = true;
    for (Matcher part : read) {
      int place = Integer.parseInt(part.group(1)) - 1;
      once &= digits[place] == null;
      digits[place] = part.group(3);
    }
    List<Integer> missing =
        IntStream.rangeClosed(1, total).filter(n -> digits[n - 1] == null).boxed().toList();
    boolean unique = once;
    checks.require(
        PARTS_COMPLETE,
        missing.isEmpty() && unique,
        () ->
            "of "
                + total
                + " parts "
                + missing
                + " are missing"
                + (unique ? "" : ", and one is there twice"));
    return List.of(digits);
  }

  private static boolean isAmong(int number, int total) {
    return number >= 1 && number <= total;
  }

  /** Each pair of digits is a character. */
  private String characters(String code) {
    int length = code.startsWith(CODE) ? code.length() - CODE.length() : 0;
    checks.require(
        NUMERIC,
        length > 0 && length % 2 == 0 && areDigits(code, CODE.length()),
        () -> "the code is not shc:/ and an even number of digits");
    byte[] characters = new byte[length / 2];
    int largest = 0;
    for (int i = 0; i < characters.length; i++) {
      int at = CODE.length() + 2 * i;
      int pair = 10 * (code.charAt(at) - '0') + code.charAt(at + 1) - '0';
      largest = Math.max(largest, pair);
      characters[i] = (byte) (pair + FIRST_CHARACTER);
    }
    checks.require(
        NUMERIC, largest <= LAST_PAIR, () -> "a pair of digits is more than " + LAST_PAIR);
    return new String(characters, StandardCharsets.US_ASCII);
  }

  private static boolean areDigits(String code, int from) {
    for (int i = from; i < code.length(); i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private List<String> ofFile(String text) {
    Map<String, Object> file =
        new CardJson(checks)
            .object(
                text.getBytes(StandardCharsets.UTF_8),
                JsonLimits.DEFAULT.withMaxDepth(limits.maxDepth()),
                "the file");
    List<Object> cards =
        "Parameters".equals(file.get("resourceType"))
            ? ofParameters(file)
            : file.get("verifiableCredential") instanceof List<?> list
                ? List.copyOf(list)
                : List.of();
    List<String> tokens = new ArrayList<>();
    cards.forEach(card -> tokens.add(card instanceof String token ? token : ""));
    checks.require(
        FILE,
        !tokens.isEmpty() && tokens.size() <= MAX_CARDS && !tokens.contains(""),
        () -> "there are no cards, more than " + MAX_CARDS + ", or one that is no text");
    return tokens;
  }

  /** FHIR R4, Parameters; SMART Health Cards 1.4.0, "$health-cards-issue Operation". */
  private static List<Object> ofParameters(Map<String, Object> file) {
    List<Object> cards = new ArrayList<>();
    if (file.get("parameter") instanceof List<?> parameters) {
      for (Object parameter : parameters) {
        if (parameter instanceof Map<?, ?> members
            && "verifiableCredential".equals(members.get("name"))) {
          cards.add(members.get("valueString") instanceof String token ? token : "");
        }
      }
    }
    return cards;
  }
}
