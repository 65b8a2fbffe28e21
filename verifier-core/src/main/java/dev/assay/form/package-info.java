/**
 * Reads JSON of our own formats, member by member. What is not understood is a fault and never
 * passed over, because it could be a restriction. This room is not exported.
 */
@NullMarked
package dev.assay.form;

import org.jspecify.annotations.NullMarked;
