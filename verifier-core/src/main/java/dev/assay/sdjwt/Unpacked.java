package dev.assay.sdjwt;

import java.util.List;
import java.util.Map;

/**
 * What an SD-JWT says once its disclosures are in their places.
 *
 * @param claims the processed payload
 * @param disclosedPaths the paths of the claims that arrived as disclosures: names and indexes
 * @param withheld whether the issuer signed a digest for which nothing was disclosed: a withheld
 *     claim or a decoy
 */
record Unpacked(Map<String, Object> claims, List<List<Object>> disclosedPaths, boolean withheld) {

  boolean disclosesTopLevel(String name) {
    return disclosedPaths.stream().anyMatch(path -> path.size() == 1 && path.get(0).equals(name));
  }

  /** Whether the claim of this name, or anything inside it, arrived as a disclosure. */
  boolean disclosesWithin(String name) {
    for (List<Object> path : disclosedPaths) {
      if (path.get(0).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Does not show the claims. */
  @Override
  public String toString() {
    return "Unpacked";
  }
}
