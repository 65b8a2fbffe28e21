/** The only way out: every document that anything needs is fetched here, by REQUIREMENTS 9.1. */
@NullMarked
package dev.assay.server.fetch;

import org.jspecify.annotations.NullMarked;
