package dev.assay.trust;

import dev.assay.credential.Role;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The trust lists of a decision. Where several say the same of the same key, the first one is the
 * one that counts.
 */
public record TrustLists(List<TrustList> lists) {

  public TrustLists {
    lists = List.copyOf(lists);
  }

  /** No trust list: nobody is trusted. */
  public static TrustLists none() {
    return new TrustLists(List.of());
  }

  /** These lists, the most important first. */
  public static TrustLists of(TrustList... lists) {
    return new TrustLists(List.of(lists));
  }

  /** These lists, and another one behind them. */
  public TrustLists with(TrustList another) {
    return new TrustLists(Stream.concat(lists.stream(), Stream.of(another)).toList());
  }

  /** What the index of each list finds, in the order of the lists. */
  <T> List<T> find(Function<TrustIndex, List<T>> question) {
    if (lists.size() == 1) {
      return question.apply(lists.get(0).index());
    }
    return lists.stream().flatMap(list -> question.apply(list.index()).stream()).toList();
  }

  /** The certificates that services of a role stand on. */
  ListedCertificates certificates(Role role) {
    return ListedCertificates.union(
        lists.stream().map(list -> list.index().certificates(role)).toList());
  }
}
