/**
 * Business rules as data: what a country demands of a health certificate beyond its being genuine.
 * {@link dev.assay.rules.CertLogic} is the language that the rules are written in.
 */
@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;
