package dev.assay.x509;

import java.security.cert.PolicyNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The certificate policies that a path is valid for, in the words of the authority that it ends at:
 * RFC 5280, 6.1.5(g), before the user's own choice.
 *
 * @param identifiers dotted numbers; with {@link #ANY}, every policy
 */
record PathPolicies(Set<String> identifiers) {

  /** RFC 5280, 4.2.1.4: anyPolicy. */
  static final String ANY = "2.5.29.32.0";

  PathPolicies {
    identifiers = Set.copyOf(identifiers);
  }

  /** Those of a tree; none if there is none. */
  static PathPolicies of(@Nullable PolicyNode root) {
    Set<String> identifiers = new HashSet<>();
    if (root != null) {
      collect(root, identifiers);
    }
    return new PathPolicies(identifiers);
  }

  /** Below a node of any policy, each other node is a policy of the anchor's own choice. */
  private static void collect(PolicyNode any, Set<String> identifiers) {
    Iterator<? extends PolicyNode> children = any.getChildren();
    if (!children.hasNext()) {
      identifiers.add(ANY);
    }
    while (children.hasNext()) {
      PolicyNode child = children.next();
      if (child.getValidPolicy().equals(ANY)) {
        collect(child, identifiers);
      } else {
        identifiers.add(child.getValidPolicy());
      }
    }
  }

  /** Whether the path is valid for one of these; for any policy is for one at all. */
  boolean permitAny(Set<String> demanded) {
    return identifiers.contains(ANY)
        || (demanded.contains(ANY) && !identifiers.isEmpty())
        || !Collections.disjoint(identifiers, demanded);
  }
}
