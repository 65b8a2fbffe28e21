package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.JsonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any JSON at all is a query that survives being sent, or a fault. */
class DcqlAnyJsonTest {

  private static final int TRIES = 20_000;

  private static final Map<String, Object> GOOD =
      Queries.json(
          Queries.sets(
              Queries.permit(
                      "a",
                      Queries.claims(
                              "'id':'x','path':['a',null,0],'values':['v',1,true]",
                              "'id':'y','path':['b']")
                          + ",'claim_sets':[['x','y'],['y']],'multiple':true"
                          + ",'trusted_authorities':[{'type':'aki','values':['AQID']}]")
                  + ","
                  + Queries.licence("b", Queries.claims("'path':['n','e'],'intent_to_retain':true"))
                  + ",{'id':'c','format':'ldp_vc','meta':{'type_values':[['A','B']]}}",
              "[{'options':[['a'],['b','c']],'required':false}]"));

  private static final List<Object> VALUES =
      List.of(
          JsonNull.NULL,
          true,
          false,
          0L,
          -1L,
          Long.MAX_VALUE,
          BigInteger.ONE.shiftLeft(80),
          new BigDecimal("1.5"),
          "",
          "a",
          "\u0000\ud83d\ude00/~",
          "x".repeat(2_000),
          List.of(),
          List.of(List.of()),
          Map.of(),
          Map.of("id", "a"));

  private final Random random = new Random(7);

  @Test
  void aGoodQueryWithAnythingElseInItIsReadOrRefused() throws JsonException {
    int read = 0;
    for (int i = 0; i < TRIES; i++) {
      read += isRead(changed(GOOD, 1 + random.nextInt(3))) ? 1 : 0;
    }
    assertThat(read).isBetween(1, TRIES - 1);
  }

  @Test
  void aValueThatStandsWhereverAQueryMayHaveOneIsReadOrRefused() throws JsonException {
    for (int i = 0; i < TRIES; i++) {
      Map<String, Object> any = new LinkedHashMap<>();
      any.put("credentials", any(4));
      any.put("credential_sets", any(3));
      isRead(any);
    }
  }

  private static boolean isRead(Map<String, Object> json) throws JsonException {
    try {
      DcqlQuery query = DcqlReader.read(json);
      String sent = Json.write(query.json());
      byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
      assertThat(DcqlReader.read(Json.readObject(bytes, JsonLimits.DEFAULT))).isEqualTo(query);
      DcqlAdvice.of(query);
      DcqlAnswer.check(query, Map.of());
      return true;
    } catch (DcqlFault e) {
      assertThat(e.path()).doesNotContain("~").matches("(/[a-z_]+|/[0-9]+)*");
      return false;
    }
  }

  private Map<String, Object> changed(Map<String, Object> good, int times) {
    Map<String, Object> changed = good;
    for (int i = 0; i < times; i++) {
      @SuppressWarnings("unchecked") // the root stays an object
      Map<String, Object> next = (Map<String, Object>) change(changed, 0);
      changed = next;
    }
    return changed;
  }

  /** Deeper values are changed as often as those near the root. */
  private Object change(Object value, int depth) {
    if (depth > 0 && random.nextInt(4) == 0) {
      return pick();
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Map<Object, Object> copy = new LinkedHashMap<>(map);
      Object name = new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
      if (random.nextInt(8) == 0) {
        copy.remove(name);
      } else {
        copy.compute(name, (key, old) -> change(old == null ? "" : old, depth + 1));
      }
      return copy;
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      List<Object> copy = new ArrayList<>(list);
      int index = random.nextInt(list.size());
      copy.set(index, change(copy.get(index), depth + 1));
      if (random.nextInt(8) == 0) {
        copy.add(copy.get(index));
      }
      return copy;
    }
    return depth == 0 ? value : pick(); // a root without members stays an object
  }

  private Object any(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return pick();
    }
    if (random.nextBoolean()) {
      return List.of(any(depth - 1), any(depth - 1));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : List.of("id", "format", "meta", "claims", "options", "path", "values")) {
      map.put(name, any(depth - 1));
    }
    return map;
  }

  private Object pick() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
