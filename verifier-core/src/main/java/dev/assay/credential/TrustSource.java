package dev.assay.credential;

import java.util.Optional;

/**
 * The trust list entry that made an issuer trusted.
 *
 * @param list the list's identifier
 * @param sequence the list's sequence number
 * @param digest {@code sha256:} and the digest of the list's bytes, in lower-case hex
 * @param entry the entry's identifier in the list
 * @param note what a reader of the result should know, such as that the list is past its next
 *     update and in grace
 */
public record TrustSource(
    String list, long sequence, String digest, String entry, Optional<String> note) {}
