package dev.assay.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that was named on the command line; {@code -} is standard input.
 *
 * @param name as it was named
 */
record InputFile(String name) {

  /** Standard input. */
  static final String STANDARD_INPUT = "-";

  /**
   * The bytes.
   *
   * @param standardInput what {@code -} stands for
   * @param maxBytes of what can be right; nothing larger is held
   */
  byte[] bytes(InputStream standardInput, int maxBytes) throws CommandFault {
    try (InputStream in = name.equals(STANDARD_INPUT) ? standardInput : open()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw CommandFault.input(shown() + " is larger than " + maxBytes + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw CommandFault.input(shown() + " cannot be read");
    }
  }

  /** The text, which must be UTF-8. */
  String text(InputStream standardInput, int maxBytes) throws CommandFault {
    byte[] bytes = bytes(standardInput, maxBytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw CommandFault.input(
          shown() + " is not text in UTF-8; CBOR, as of mobile documents, is given in base64url");
    }
  }

  /** Opens the file; reading on is up to the caller. */
  InputStream open() throws CommandFault {
    try {
      return Files.newInputStream(Path.of(name));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw CommandFault.input(shown() + " is not there");
    } catch (AccessDeniedException e) {
      throw CommandFault.input(shown() + " may not be read");
    } catch (IOException e) {
      throw CommandFault.input(shown() + " cannot be read");
    }
  }

  private String shown() {
    return name.equals(STANDARD_INPUT) ? "standard input" : name;
  }
}
