package dev.assay.bench;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * ES256 signatures verified, and nothing else: no verifier of a document with as many signatures
 * can be faster, whatever it leaves out besides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
public class SignaturesBenchmark {

  /** About what the issuer and the device of a mobile document sign. */
  static final String MOBILE_DOCUMENT = "1500,200";

  /** How many bytes each signature is over, with commas between them. */
  @Param(MOBILE_DOCUMENT)
  public String bytes = MOBILE_DOCUMENT;

  /** On which cryptography: a name of {@link Field#PROVIDERS}. */
  @Param({"accp", "bc"})
  public String provider = Field.ACCP;

  private Provider verifies = Field.provider(provider);
  private byte[][] signed = {};
  private byte[][] signatures = {};
  private PublicKey[] keys = {};

  /** Signs. */
  @Setup
  public void sign() throws GeneralSecurityException {
    verifies = Field.provider(provider);
    int[] lengths = Stream.of(bytes.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    signed = new byte[lengths.length][];
    signatures = new byte[lengths.length][];
    keys = new PublicKey[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      signed[i] = new byte[lengths[i]];
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(pair.getPrivate());
      signer.update(signed[i]);
      signatures[i] = signer.sign();
      keys[i] =
          KeyFactory.getInstance("EC", verifies)
              .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
    }
    if (!verify()) {
      throw new IllegalStateException("refuses what is good");
    }
  }

  /** All of them. */
  @Benchmark
  public boolean verify() throws GeneralSecurityException {
    boolean good = true;
    for (int i = 0; i < keys.length; i++) {
      Signature verifier = Signature.getInstance("SHA256withECDSA", verifies);
      verifier.initVerify(keys[i]);
      verifier.update(signed[i]);
      good &= verifier.verify(signatures[i]);
    }
    return good;
  }
}
