package dev.assay.crypto;

/** The key types that can verify here, by their JOSE names (RFC 7518, 6.1; RFC 8037, 2). */
public enum KeyType {
  /** Elliptic curve, for ECDSA. */
  EC,
  /** Octet key pair, for Ed25519. */
  OKP,
  RSA
}
