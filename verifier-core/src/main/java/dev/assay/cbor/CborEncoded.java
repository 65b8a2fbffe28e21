package dev.assay.cbor;

/**
 * An item that is encoded already, to be written as it is: what a signature covers is never encoded
 * anew. The reader makes none.
 */
public record CborEncoded(ByteString encoding) {}
