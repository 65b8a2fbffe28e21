/**
 * What a decision needs from outside, and the one seam to the network.
 *
 * <p>A verification looks its evidence up in {@link dev.assay.document.Documents} and never
 * fetches. What is not there is named, so that a {@link dev.assay.document.Fetcher} can get it and
 * the same decision can be asked for again.
 */
@NullMarked
package dev.assay.document;

import org.jspecify.annotations.NullMarked;
