/**
 * How fast the verifier is, held against a hand-written floor and against other libraries.
 *
 * <p>{@link dev.assay.bench.Main} runs everything and writes the figures into {@code
 * BENCHMARKS.md}. {@link dev.assay.bench.Presentation} is what everybody verifies, a {@link
 * dev.assay.bench.Contender} is whoever verifies it, and {@link dev.assay.bench.Proof} makes sure,
 * before anything is timed, that a contender accepts the good one and refuses the tampered ones.
 */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
