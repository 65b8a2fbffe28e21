package dev.assay.credential;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborNull;
import dev.assay.cbor.CborTagged;
import dev.assay.jose.Base64Url;
import dev.assay.jose.JsonNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON form of values that arrived as CBOR.
 *
 * <p>A byte string, such as a portrait, becomes base64url without padding; a date (tags 0 and 1004)
 * the text it holds; any other tag what it is about; a map with a key that is no text an array of
 * arrays of key and value, so that 1 and "1" stay apart. Everything else is the same in JSON.
 */
final class JsonForm {

  private JsonForm() {}

  static Object of(Object value) {
    if (value instanceof ByteString bytes) {
      return Base64Url.encode(bytes.toByteArray());
    }
    if (value instanceof CborTagged tagged) {
      return of(tagged.value());
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonForm::of).toList();
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number);
    }
    return value instanceof CborNull ? JsonNull.NULL : value;
  }

  private static Object ofMap(Map<?, ?> map) {
    if (!map.keySet().stream().allMatch(String.class::isInstance)) {
      List<Object> pairs = new ArrayList<>(map.size());
      map.forEach((key, value) -> pairs.add(List.of(of(key), of(value))));
      return pairs;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put((String) key, of(value)));
    return object;
  }
}
