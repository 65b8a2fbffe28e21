package dev.assay.server.web;

import java.util.Map;

/** Something that is said in each language. */
interface Bilingual {

  String in(Language language);

  /** With what stands in braces replaced. */
  default String in(Language language, Map<String, String> values) {
    String words = in(language);
    for (Map.Entry<String, String> value : values.entrySet()) {
      words = words.replace("{" + value.getKey() + "}", value.getValue());
    }
    return words;
  }
}
