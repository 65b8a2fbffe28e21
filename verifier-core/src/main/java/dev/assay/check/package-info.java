/**
 * What was demanded, what was found, and who said so.
 *
 * <p>A {@link dev.assay.check.Rule} is one requirement of one clause of one specification. {@link
 * dev.assay.check.Checks} collects the outcome of every rule during one verification, and {@link
 * dev.assay.check.Report} is what remains of it. This room knows the JDK only.
 */
@NullMarked
package dev.assay.check;

import org.jspecify.annotations.NullMarked;
