package dev.assay.crypto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engines for the kinds of key that hardly anybody has: found, and made to prove themselves,
 * when the first such key comes. Safe for use by several threads.
 */
final class RareEngines {

  private final List<ProviderName> order;
  private @Nullable Map<KeyKind, Engine> engines;

  RareEngines(List<ProviderName> order) {
    this.order = List.copyOf(order);
  }

  /** The engine for a kind; absent if no provider here proves itself. */
  synchronized @Nullable Engine get(KeyKind kind) {
    Map<KeyKind, Engine> known = engines;
    if (known == null) {
      known = found();
      engines = known;
    }
    return known.get(kind);
  }

  private Map<KeyKind, Engine> found() {
    Map<KeyKind, Engine> found = new HashMap<>();
    for (ProviderName name : order) {
      if (Candidate.find(name) instanceof Candidate.Present present) {
        for (KeyKind kind : KeyKind.RARE) {
          Engine engine = present.engines().get(kind);
          if (engine != null
              && !found.containsKey(kind)
              && SelfTest.fault(engine, kind).isEmpty()) {
            found.put(kind, engine);
          }
        }
      }
    }
    return found;
  }
}
