/**
 * Asks a resident's wallet for credentials and decides on what it answers: from the call of a
 * relying party to the result that it fetches.
 *
 * <p>{@link dev.assay.server.presentation.PresentationFlow} has the five desks at which calls come
 * in. Everything that it has to remember between two calls is the content of one transaction, so
 * that any instance can go on where another has ended.
 */
@NullMarked
package dev.assay.server.presentation;

import org.jspecify.annotations.NullMarked;
