package dev.assay.crypto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses, for each kind of key, the first provider that proves itself, and remembers why. */
final class Selection {

  private final Map<KeyKind, Engine> engines = new HashMap<>();
  private final Map<ProviderName, String> versions = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private Selection() {}

  /**
   * The first that works, for each kind of key.
   *
   * @throws IllegalStateException if none works for P-256, without which nothing can be verified
   */
  static Crypto among(List<ProviderName> order) {
    Selection selection = new Selection();
    for (ProviderName name : order) {
      // A provider that is not needed is not loaded either.
      if (selection.engines.size() < KeyKind.COMMON.size()) {
        selection.consider(Candidate.find(name));
      }
    }
    return selection.conclude(order);
  }

  private void consider(Candidate candidate) {
    if (candidate instanceof Candidate.Absent absent) {
      remarks.add(absent.name().title() + " passed over: " + absent.why());
      return;
    }
    Candidate.Present present = (Candidate.Present) candidate;
    List<String> faults = new ArrayList<>();
    for (KeyKind kind : KeyKind.COMMON) {
      if (!engines.containsKey(kind)) {
        examine(present, kind).ifPresent(faults::add);
      }
    }
    if (!faults.isEmpty()) {
      remarks.add(present.name().title() + " passed over for " + String.join(", ", faults));
    }
  }

  /** Takes the provider for this kind of key, or says what is wrong with it. */
  private Optional<String> examine(Candidate.Present candidate, KeyKind kind) {
    Engine engine = candidate.engines().get(kind);
    Optional<String> fault =
        engine == null ? Optional.of("not offered") : SelfTest.fault(engine, kind);
    if (engine != null && fault.isEmpty()) {
      engines.put(kind, engine);
      versions.put(candidate.name(), candidate.name().title() + " " + candidate.version());
    }
    return fault.map(why -> kind + " (" + why + ")");
  }

  private Crypto conclude(List<ProviderName> order) {
    Engine first = engines.get(KeyKind.of(Curve.P_256));
    if (first == null) {
      throw new IllegalStateException("no usable provider: " + String.join("; ", remarks));
    }
    return new Crypto(
        engines, new RareEngines(order), first.name(), explanation(first.name(), order));
  }

  private String explanation(ProviderName first, List<ProviderName> order) {
    List<String> parts = new ArrayList<>();
    parts.add(versions.getOrDefault(first, first.title()) + " passed its self-test");
    List<ProviderName> slower = order.subList(order.indexOf(first) + 1, order.size());
    if (!slower.isEmpty()) {
      parts.add(
          "faster than " + String.join(", ", slower.stream().map(ProviderName::title).toList()));
    }
    for (KeyKind kind : KeyKind.COMMON) {
      Engine engine = engines.get(kind);
      if (engine == null) {
        parts.add("nothing serves " + kind);
      } else if (engine.name() != first) {
        parts.add(kind + " by " + versions.get(engine.name()));
      }
    }
    parts.addAll(remarks);
    return String.join("; ", parts);
  }
}
