/**
 * What the server remembers of each run of a request, sealed at rest: the states, the port {@link
 * dev.assay.server.transaction.TransactionStore}, and its one adapter for H2 and PostgreSQL.
 */
@NullMarked
package dev.assay.server.transaction;

import org.jspecify.annotations.NullMarked;
