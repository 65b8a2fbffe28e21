package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.trust.SignerKey;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A file with the public key of a signer: a JWK, or a certificate or the key in PEM. */
record SignerFile(String name) {

  /** A certificate or a key; the largest have a few thousand bytes. */
  private static final int MAX_KEY_BYTES = 64 << 10;

  VerificationKey key(Crypto crypto) throws CommandFault {
    return key(crypto, InputStream.nullInputStream());
  }

  /** The same, of a file that may be standard input. */
  VerificationKey key(Crypto crypto, InputStream standardInput) throws CommandFault {
    String text = new InputFile(name).text(standardInput, MAX_KEY_BYTES);
    try {
      return SignerKey.read(text, crypto);
    } catch (KeyRejectedException e) {
      throw CommandFault.input(
          name
              + " must be a certificate or a public key in PEM, or a public JWK: "
              + e.getMessage());
    }
  }

  static List<VerificationKey> keys(List<String> names, Crypto crypto) throws CommandFault {
    List<VerificationKey> keys = new ArrayList<>();
    for (String name : names) {
      keys.add(new SignerFile(name).key(crypto));
    }
    return keys;
  }
}
