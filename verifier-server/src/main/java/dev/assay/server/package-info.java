/** The process: {@link dev.assay.server.Main} builds everything else. */
@NullMarked
package dev.assay.server;

import org.jspecify.annotations.NullMarked;
