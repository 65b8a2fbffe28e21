package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A provider encrypts for us only once it has shown that it can, and that it refuses. */
class AesGcmTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEY = new byte[32];
  private static final byte[] IV = new byte[AesGcm.IV_BYTES];
  private static final byte[] BESIDE = {1, 2, 3};
  private static final byte[] PLAIN = new byte[50_000];

  /** The test vectors of AES-GCM that NIST was sent, case 4. */
  @Test
  void opensThePublishedExampleAndNothingElse() {
    byte[] key = HEX.parseHex("feffe9928665731c6d6a8f9467308308");
    byte[] iv = HEX.parseHex("cafebabefacedbaddecaf888");
    byte[] associated = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] cipherText =
        HEX.parseHex(
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
                + "5bc94fbc3221a5db94fae95ae7121a47");

    assertThat(AesGcm.open(key, iv, associated, cipherText).map(HEX::formatHex))
        .contains(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    assertThat(AesGcm.open(key, iv, new byte[0], cipherText)).isEmpty();
    assertThat(AesGcm.open(key, iv, associated, new byte[3])).isEmpty();
  }

  @Test
  void theNativeProviderAndTheJdksOwnProveThemselves() {
    assertThat(Crypto.using(ProviderName.CORRETTO).gcm()).isPresent();
    assertThat(new AesGcm(Optional.empty()).isProved()).isTrue();
  }

  @Test
  void whatIsNotNativeIsNoFasterThanTheJdksOwn() {
    assertThat(Crypto.using(ProviderName.BOUNCY_CASTLE).gcm()).isEmpty();
    assertThat(Crypto.using(ProviderName.JDK).gcm()).isEmpty();
  }

  @Test
  void aProviderThatForgetsTheTagIsNotTaken() throws GeneralSecurityException {
    AesGcm forgetful = new AesGcm(Optional.of(engine(Forgetful.class)));
    byte[] sealed = forgetful.encrypt(KEY, IV, BESIDE, PLAIN);
    assertThat(sealed).isEqualTo(AesGcm.seal(KEY, IV, BESIDE, PLAIN));
    sealed[sealed.length - 1] ^= 1;
    assertThat(forgetful.decrypt(KEY, IV, BESIDE, sealed)).isEqualTo(PLAIN);

    assertThat(forgetful.isProved()).isFalse();
  }

  @Test
  void aProviderWithoutTheCipherIsNotTaken() {
    Provider empty = new Fake(Optional.empty());
    Engine engine = new Engine(ProviderName.CORRETTO, empty, empty);

    assertThat(new AesGcm(Optional.of(engine)).isProved()).isFalse();
  }

  @Test
  void whatTheJdkSealsOpensHereAndTheOtherWayRound() throws GeneralSecurityException {
    byte[] sealed = AesGcm.seal(KEY, IV, BESIDE, PLAIN);
    Cipher jdk = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, IV));
    jdk.updateAAD(BESIDE);

    assertThat(jdk.doFinal(PLAIN)).isEqualTo(sealed);
    assertThat(AesGcm.open(KEY, IV, BESIDE, sealed)).contains(PLAIN);
  }

  private static Engine engine(Class<? extends CipherSpi> cipher) {
    Provider provider = new Fake(Optional.of(cipher));
    return new Engine(ProviderName.CORRETTO, provider, provider);
  }

  private static final class Fake extends Provider {

    private static final long serialVersionUID = 1;

    Fake(Optional<Class<? extends CipherSpi>> cipher) {
      super("Fake", "1", "for a test");
      cipher.ifPresent(one -> put("Cipher.AES/GCM/NoPadding", one.getName()));
    }
  }

  /** Encrypts as it has to, and takes everything for good. */
  public static final class Forgetful extends CipherSpi {

    private static final int TAG_BYTES = 16;

    private Cipher jdk;
    private boolean opens;

    /**
     * Called by the JDK.
     *
     * @throws GeneralSecurityException if there is no AES
     */
    public Forgetful() throws GeneralSecurityException {
      this.jdk = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameterSpec spec, SecureRandom random)
        throws InvalidKeyException, InvalidAlgorithmParameterException {
      opens = mode == Cipher.DECRYPT_MODE;
      try {
        if (opens) {
          byte[] counter = Arrays.copyOf(((GCMParameterSpec) spec).getIV(), TAG_BYTES);
          counter[TAG_BYTES - 1] = 2;
          jdk = Cipher.getInstance("AES/CTR/NoPadding", "SunJCE");
          jdk.init(mode, key, new IvParameterSpec(counter));
        } else {
          jdk.init(mode, key, spec);
        }
      } catch (GeneralSecurityException e) {
        throw new InvalidKeyException(e);
      }
    }

    @Override
    protected void engineUpdateAAD(byte[] beside, int from, int length) {
      if (!opens) {
        jdk.updateAAD(beside, from, length);
      }
    }

    @Override
    protected byte[] engineDoFinal(byte[] text, int from, int length) {
      try {
        return jdk.doFinal(text, from, opens ? length - TAG_BYTES : length);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected int engineDoFinal(byte[] text, int from, int length, byte[] to, int at) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameters parameters, SecureRandom r) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineUpdate(byte[] text, int from, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected int engineUpdate(byte[] text, int from, int length, byte[] to, int at) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineSetMode(String mode) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineSetPadding(String padding) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected int engineGetBlockSize() {
      return TAG_BYTES;
    }

    @Override
    protected int engineGetOutputSize(int length) {
      return length + TAG_BYTES;
    }

    @Override
    protected byte[] engineGetIV() {
      return new byte[0];
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
      throw new UnsupportedOperationException();
    }
  }
}
