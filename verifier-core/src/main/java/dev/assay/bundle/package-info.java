/**
 * The offline bundle: everything that a device without a network needs to decide, in one signed and
 * versioned file.
 *
 * <p>A tour. A {@link dev.assay.bundle.BundleWriter} makes a bundle of trust lists, documents
 * (status lists, revocation lists, key sets, issuer metadata) and rule lists, and signs it. {@link
 * dev.assay.bundle.BundleReader} reads it on the device, whole or not at all, if one of the keys
 * that the operator pinned has signed it, and gives an {@link dev.assay.bundle.OfflineBundle}.
 * {@link dev.assay.bundle.BundleStore} lets a later issue replace it, never an earlier one. A
 * {@link dev.assay.bundle.BundleDelta} carries what changed between two issues. {@code
 * dev.assay.OfflineVerifier} decides from a bundle, and every result says how old it was: its
 * {@link dev.assay.bundle.BundleFreshness} has the {@link dev.assay.bundle.Grade}, and the {@link
 * dev.assay.bundle.FreshnessPolicy} what the operator makes of that. {@link
 * dev.assay.bundle.BundleRule} has every demand.
 *
 * <h2>The file</h2>
 *
 * <p>A line with the manifest, a compact JWS of type {@code offline-bundle+jwt}; then the contents
 * of its entries, one after the other in the order of the manifest, with nothing before, between or
 * after them:
 *
 * <pre>{@code
 * eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLiIsInR5cCI6Im9mZmxpbmUtYnVuZGxlK2p3dCJ9.eyJ2ZXJzaW9...LF
 * <1873 bytes><51402 bytes>
 * }</pre>
 *
 * <p>The manifest that is signed there:
 *
 * <pre>{@code
 * {
 *   "version": 1,
 *   "id": "desk", "sequence": 12,
 *   "issued": "2026-06-01T06:00:00Z", "nextUpdate": "2026-06-08T06:00:00Z", "grace": "P3D",
 *   "entries": [
 *     {"name": "trust-list-9f3c21aa04be7d15", "kind": "trust-list",
 *      "mediaType": "application/json", "uri": "urn:assay:trust-list:issuers",
 *      "fetchedAt": "2026-05-31T08:00:00Z", "size": 20480, "digest": "sha256:5f0c...",
 *      "deflated": {"size": 1873, "digest": "sha256:b1d9..."}},
 *     {"name": "status-list-07ab5512c9e0f3d4", "kind": "status-list",
 *      "mediaType": "application/statuslist+jwt", "uri": "https://issuer.example/status/1",
 *      "fetchedAt": "2026-06-01T05:59:00Z", "size": 51402, "digest": "sha256:90aa..."}]
 * }
 * }</pre>
 *
 * <p>A list that is signed itself has {@code signers}, an array of public JWKs: the bundle's signer
 * vouches for these keys, and the list's own signature is verified on the device again.
 *
 * <p>Why this form. Contents inside the JWS would be base64 in base64, twice as large, and all of
 * it in memory before the first check. A ZIP has two directories that can contradict each other,
 * names that can be paths, room for what nobody listed, and sizes that anybody can write. Here the
 * one directory is the signed one: it is verified before anything else is read, sizes and digests
 * come from it, a name is a name and no path, and what is compressed (RFC 1951, where that saves a
 * tenth) has a digest in the compressed form too, so nothing is expanded that the operator did not
 * sign. There is one way to write a bundle, and no byte of it can be changed without notice.
 *
 * <p>A delta has a line before that, a JWS of type {@code offline-bundle-delta+jwt}; then the
 * manifest of the full bundle as it was signed; then the contents of the entries that are added or
 * replaced. Base and delta give the full bundle, byte for byte, and its own signature holds:
 *
 * <pre>{@code
 * {"version": 1,
 *  "base": {"id": "desk", "sequence": 12, "digest": "sha256:7c11..."},
 *  "full": {"id": "desk", "sequence": 13, "digest": "sha256:e802..."},
 *  "added": [], "replaced": ["status-list-07ab5512c9e0f3d4"], "removed": []}
 * }</pre>
 *
 * <h2>Age</h2>
 *
 * <p>A bundle is fresh until its {@code nextUpdate}, stale until the end of its {@code grace}, and
 * then too old. Unless the operator chose otherwise, by name, a stale one is accepted and the
 * result says so, and one that is too old accepts nothing: what it would accept is undetermined.
 *
 * <p>The age is that by the device's clock. A decision as of another instant does not make the
 * bundle younger: one about the past, from a bundle that is too old now, is undetermined unless the
 * operator accepts what is too old. A decision as of an instant after now counts the age then.
 *
 * <p>A bundle lengthens the life of nothing that is in it. Each document is as old as the bundle
 * says that it was fetched from its publisher, which is the word of whoever made the bundle; the
 * {@code exp} of a status list, or its {@code ttl} from then on if it has no {@code exp}, the
 * {@code nextUpdate} of a revocation list, the {@code nextUpdate} and {@code grace} of a trust list
 * and of a rule list all stay in force, whatever the bundle says of its own age. A {@code ttl}
 * beside an {@code exp} says how often to fetch again, and shortens nothing here.
 *
 * <p>What comes with a request stands behind the bundle: it may add documents, and replaces none.
 *
 * <h2>What it does not protect against</h2>
 *
 * <p>A device that has no memory which lasts ({@link dev.assay.trust.SequenceMemory}) can be given
 * an earlier bundle, as long as that one is not too old. A device whose clock is set back takes an
 * old bundle for a fresh one; a clock before the bundle was issued is noticed ({@link
 * dev.assay.bundle.BundleRule#ISSUED}).
 */
@NullMarked
package dev.assay.bundle;

import org.jspecify.annotations.NullMarked;
