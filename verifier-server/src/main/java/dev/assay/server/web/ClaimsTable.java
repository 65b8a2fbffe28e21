package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import dev.assay.jose.JsonNull;
import java.util.List;
import java.util.Map;

/**
 * Claims as a person reads them: names and values, lists inside lists. Pictures are not rendered.
 */
final class ClaimsTable {

  /** A longer value is a picture or a key, which nobody reads. */
  private static final int MAX_CHARS = 300;

  private ClaimsTable() {}

  static Html of(Map<String, Object> claims) {
    return Layout.summary(
        claims.entrySet().stream()
            .map(claim -> Layout.row(claim.getKey(), value(claim.getValue())))
            .toArray(Html[]::new));
  }

  private static Html value(Object value) {
    if (value instanceof Map<?, ?> map) {
      return tag("dl", "assay-inner")
          .of(
              all(
                  map.entrySet().stream()
                      .map(
                          entry ->
                              all(
                                  tag("dt").of(String.valueOf(entry.getKey())),
                                  tag("dd").of(value(entry.getValue()))))
                      .toList()));
    }
    if (value instanceof List<?> list) {
      return tag("ul", "govuk-list assay-inner")
          .of(all(list.stream().map(element -> tag("li").of(value(element))).toList()));
    }
    return text(value == JsonNull.NULL ? "nothing" : cut(String.valueOf(value)));
  }

  private static String cut(String value) {
    return value.length() <= MAX_CHARS
        ? value
        : value.substring(0, MAX_CHARS) + "… (" + value.length() + " characters)";
  }
}
