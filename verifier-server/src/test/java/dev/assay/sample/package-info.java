/** What a service does that asks residents by Assay: an example to read, and to try. */
@NullMarked
package dev.assay.sample;

import org.jspecify.annotations.NullMarked;
