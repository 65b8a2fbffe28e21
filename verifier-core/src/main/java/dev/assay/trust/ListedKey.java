package dev.assay.trust;

/** A key that tokens find by its name, with the service that it stands in. */
record ListedKey(ListedService listed, TrustAnchor.NamedKey key) {}
