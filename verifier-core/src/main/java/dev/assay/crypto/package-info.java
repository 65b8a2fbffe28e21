/**
 * Keys, signatures and hashes.
 *
 * <p>{@link dev.assay.crypto.SignatureAlgorithm} is the table of what may be verified at all.
 * {@link dev.assay.crypto.Crypto} chooses a provider at start, proves with known signatures that it
 * can both accept and reject, makes a {@link dev.assay.crypto.VerificationKey} out of untrusted
 * numbers or refuses them with a {@link dev.assay.crypto.KeyRejectedException}, and says yes or no
 * to a signature. Nothing here installs a provider for the whole JVM; Bouncy Castle is imported
 * only here and in the room of certificates.
 */
@NullMarked
package dev.assay.crypto;

import org.jspecify.annotations.NullMarked;
