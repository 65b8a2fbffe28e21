package dev.assay.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where a trust list comes from. */
public sealed interface TrustListSource {

  /** The files with the keys of its signers: public JWKs or certificates in PEM. */
  List<Path> signers();

  /** What messages call it. */
  String name();

  /** A file of the operator's own; without signers it is taken as it is. */
  record OfFile(Path file, List<Path> signers) implements TrustListSource {

    public OfFile {
      signers = List.copyOf(signers);
    }

    @Override
    public String name() {
      return file.toString();
    }
  }

  /** An https address; it always has signers, because whoever can write it decides nothing here. */
  record OfUrl(URI url, List<Path> signers) implements TrustListSource {

    public OfUrl {
      signers = List.copyOf(signers);
    }

    @Override
    public String name() {
      return url.toString();
    }
  }
}
