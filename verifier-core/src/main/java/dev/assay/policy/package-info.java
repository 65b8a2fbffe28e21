/**
 * The relying party's own demands. A {@link dev.assay.policy.Policy} can only reject: nothing in it
 * makes a credential acceptable that is not so without it.
 */
@NullMarked
package dev.assay.policy;

import org.jspecify.annotations.NullMarked;
