/**
 * Tells the services that asked for credentials that a transaction has come to its end: at least
 * once, signed, and without a word about anybody.
 */
@NullMarked
package dev.assay.server.callback;

import org.jspecify.annotations.NullMarked;
