/**
 * From the bytes of a picture to the texts of the QR codes in it. Both are somebody's: everything
 * has a limit, and nothing leaves the memory.
 */
@NullMarked
package dev.assay.server.picture;

import org.jspecify.annotations.NullMarked;
