/** What the operator wants: one immutable record, read and validated at start. */
@NullMarked
package dev.assay.server.config;

import org.jspecify.annotations.NullMarked;
