package dev.assay.server.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * HTML as a tree. Text can only get in as text, so nothing that a credential says can become
 * markup.
 *
 * @see #text
 * @see #tag
 */
final class Html {

  /** Elements that have no content and no end tag: HTML, 13.1.2. */
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Text, escaped. */
  static Html text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(isShown(c) ? c : '\uFFFD');
      }
    }
    return new Html(escaped.toString());
  }

  /**
   * SD-JWT VC, 7.6: characters that change the direction of a line, or cannot be seen, are shown as
   * such.
   */
  private static boolean isShown(char c) {
    int type = Character.getType(c);
    return c == '\n'
        || c == '\t'
        || (type != Character.CONTROL && type != Character.FORMAT && type != Character.UNASSIGNED);
  }

  /** An element. */
  static Tag tag(String name) {
    return new Tag(name);
  }

  /** An element of a class. */
  static Tag tag(String name, String styles) {
    return new Tag(name).with("class", styles);
  }

  /** Several, one behind the other. */
  static Html all(Collection<Html> parts) {
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part.markup));
    return new Html(joined.toString());
  }

  /** Several, one behind the other. */
  static Html all(Html... parts) {
    return all(List.of(parts));
  }

  /** Nothing. */
  static Html nothing() {
    return new Html("");
  }

  String markup() {
    return markup;
  }

  /**
   * An element in the making. Names of elements and attributes come from the code, never from a
   * credential.
   */
  static final class Tag {

    private final String name;
    private final StringBuilder start;

    private Tag(String name) {
      this.name = name;
      this.start = new StringBuilder("<").append(name);
    }

    /** With an attribute. */
    Tag with(String attribute, String value) {
      start.append(' ').append(attribute).append("=\"").append(text(value).markup).append('"');
      return this;
    }

    /** With an attribute that stands for itself. */
    Tag with(String attribute) {
      start.append(' ').append(attribute);
      return this;
    }

    /** With this content. */
    Html of(Html... content) {
      String end = VOID.contains(name) ? "" : "</" + name + ">";
      return new Html(start + ">" + all(content).markup + end);
    }

    /** With this text. */
    Html of(String content) {
      return of(text(content));
    }
  }
}
