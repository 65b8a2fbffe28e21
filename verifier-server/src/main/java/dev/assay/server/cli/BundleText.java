package dev.assay.server.cli;

import dev.assay.check.Shown;
import dev.assay.server.cli.Ink.Shade;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a bundle says of itself, for people. */
final class BundleText {

  private final Page page;
  private final Instant now;

  BundleText(Page page, Instant now) {
    this.page = page;
    this.now = now;
  }

  /**
   * Writes it.
   *
   * @param shown as {@link BundleShowCommand} makes it; nothing in it need be as it should
   */
  void write(Map<String, Object> shown) {
    if (!(shown.get("manifest") instanceof Map<?, ?> manifest)) {
      throw new IllegalArgumentException("there is always a manifest");
    }
    page.line(page.paint(Shade.HEADING, "Offline bundle " + issue(manifest)));
    page.field(
        "Signature",
        "holds".equals(shown.get("signature"))
            ? "by the key that was named; every byte is as it was signed"
            : "not checked: name the key with --signer");
    if (shown.get("delta") instanceof Map<?, ?> delta) {
      delta(delta);
    }
    page.field("Issued", text(manifest, "issued"));
    page.field("Next update", text(manifest, "nextUpdate") + ", " + grade(manifest));
    page.field("Grace", manifest.containsKey("grace") ? text(manifest, "grace") : "none");
    if (manifest.get("entries") instanceof List<?> entries) {
      page.heading(entries.size() + (entries.size() == 1 ? " entry" : " entries"));
      entries.forEach(this::entry);
    }
  }

  private void delta(Map<?, ?> delta) {
    page.field(
        "Delta", "applies to " + (delta.get("base") instanceof Map<?, ?> base ? issue(base) : "?"));
    for (String change : List.of("added", "replaced", "removed")) {
      int count = delta.get(change) instanceof List<?> names ? names.size() : 0;
      page.field("", count + " " + change);
    }
  }

  private void entry(Object value) {
    if (value instanceof Map<?, ?> entry) {
      page.line("  " + text(entry, "kind") + "  " + text(entry, "uri"));
      page.paragraph(4, text(entry, "size") + " bytes, fetched " + text(entry, "fetchedAt"));
      page.paragraph(4, text(entry, "digest"));
    }
  }

  private String grade(Map<?, ?> manifest) {
    try {
      Instant nextUpdate = Instant.parse(text(manifest, "nextUpdate"));
      Duration grace =
          manifest.containsKey("grace") ? Duration.parse(text(manifest, "grace")) : Duration.ZERO;
      if (!now.isAfter(nextUpdate)) {
        return page.paint(Shade.GOOD, "fresh");
      }
      return now.isAfter(nextUpdate.plus(grace))
          ? page.paint(Shade.BAD, "too-old")
          : page.paint(Shade.OPEN, "stale");
    } catch (DateTimeException | ArithmeticException e) {
      return "which is no instant";
    }
  }

  private static String issue(Map<?, ?> bundle) {
    return text(bundle, "id") + " #" + text(bundle, "sequence");
  }

  private static String text(Map<?, ?> object, String member) {
    Object value = object.get(member);
    return value == null ? "?" : Shown.of(value.toString());
  }
}
