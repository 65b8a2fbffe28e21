/** The decision over HTTP: routes, problem details, and the contract in {@code openapi.yaml}. */
@NullMarked
package dev.assay.server.http;

import org.jspecify.annotations.NullMarked;
