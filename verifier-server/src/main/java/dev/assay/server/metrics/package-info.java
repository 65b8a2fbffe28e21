/** What is counted. Every label comes from a fixed set, so that no number leads to a person. */
@NullMarked
package dev.assay.server.metrics;

import org.jspecify.annotations.NullMarked;
