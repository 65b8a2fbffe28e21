package dev.assay.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Keys made for the self-test, and what they once signed. The private keys were thrown away: these
 * signatures, made with the JDK and, on the curves that it has not, with Bouncy Castle, are all
 * that is left of them.
 */
final class KnownSignatures {

  private static final String KEY_P_256 =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyrW8Qw/Bwg9qtlFK6a1JStzYtYEe05F6qF9/"
          + "3VMQYUSxEnlX6HjxLX0W0apW4bwbXsloYkAoozgVT0AZfsMdnw==";

  private static final String KEY_P_384 =
      "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE2geR2Sln5JmHUKVQwDxoP2tQqN6wt2C58VPxopgh"
          + "yR5bnK4u58nFXga8mtNJPlR8T+fKGMBPH4SnZAkM2u74bIHr38J4Ap1MjabMb/DhoGsEErMC"
          + "w4tED9MBeFg15c4T";

  private static final String KEY_P_521 =
      "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBJ78LJhLSvCV2dJeQqYeq8goLQptMsPlaev9L"
          + "LRGB829x6Cu0UH36tFJFj0ezsop7gXWmCIa18nejbnpSAvYRgLsAfqcwQdWv3TdnCyTJ1O/u"
          + "OC1kh4Ekv08jGpBd/+ZyfuEJWQRE/yhfPI+YbAszj+aii4PWWSiK9yeG419obAAlOVA=";

  private static final String KEY_ED25519 =
      "MCowBQYDK2VwAyEAhOiWrBlKC3m/tJeRw2tHCiA07HjtNCII2mIygutA1d4=";

  private static final String KEY_BRAINPOOL_P256R1 =
      "MFowFAYHKoZIzj0CAQYJKyQDAwIIAQEHA0IABH8SyhR3FY48MyuwhJuBufyjgBwN0KPzoIrv"
          + "/0tLWlBwehstLNqkMxR0td2qnS2uXah6yBK3lNdscruPVj6LisM=";

  private static final String KEY_BRAINPOOL_P320R1 =
      "MGowFAYHKoZIzj0CAQYJKyQDAwIIAQEJA1IABBXdrYIO/xy52041SXvMQqyzCnU6iujqOJ2u"
          + "AydQvZYTx2WxeokFT395VuUa2ghFY8+Jakrj9tlok0QeJu+LVBF/LHXE6ImCt1zHSOdHqB8k";

  private static final String KEY_BRAINPOOL_P384R1 =
      "MHowFAYHKoZIzj0CAQYJKyQDAwIIAQELA2IABIMOpkfYcGq5klR5nUvNtM3VtoJg5yL+Y5bk"
          + "h5aEKQxTbL6EwGPWHTvYJ4Ec+whr2To+Kx90jAgRu63yZhaZTU9f4hZ7RHoso8C5ftNVLml0"
          + "dkjog025cWxKBACv2Ldxsw==";

  private static final String KEY_BRAINPOOL_P512R1 =
      "MIGbMBQGByqGSM49AgEGCSskAwMCCAEBDQOBggAEnRxiSg/dsD1lhha+TOJnVKbG95H+62q/"
          + "N5qWGef0yH+evghwZmKxIohYYQTBIMgWvhJuiFdCKzOZVAMq+1IojwpgeuZyVCafn1hh+G6W"
          + "j67PBFxhZ5n4Wy9QhsMYWP4maNPm6KkH2YK2gwc59pNe3DVkYwBZLP9g+kgZ4ta5jCs=";

  private static final String KEY_ED448 =
      "MEMwBQYDK2VxAzoAmgzFLquHWZANmYAM7owrb8aGHkRkdQTxRCgZHaKPXPaFf74clyt5Tn1m"
          + "tI5JCjF3NkhoifAjft8A";

  private static final String KEY_RSA =
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4+QJzwR4dANoO8kI8lJc2NTpUX/D"
          + "wMID1zk8uwqYy/4oTdBjh4FxMg86jRmJoXf90s/Uwm022p3NmchewV180ayyfGhmMKFVYwRE"
          + "7HVszex4WwzceU+rNO+JN8ItKIZsCIAaugbnzu8XniYjQRwgnpuH8wN0nc3J2I7URut9Yopb"
          + "Lkz9z7wjZAaRxtJ1XWD85El3YbegiVxGAAeKMBiA6Zn5BFaLlol9ZWEIn7IFppS7ctHfVcPh"
          + "+3UfXL4HhEr1nNCewFE34H6G16KzTMnP5UGh6L+o3NlYa87t/GmFv6UC13/yPokOU38B6apZ"
          + "o8jWUCGaGlcYrSJD2yCc/9g+lwIDAQAB";

  private static final String SIGNATURE_ES256 =
      "OfHWqAafUVh7CMu/t8j6uNzBzgV68H0UEmf8gV76Bzvyk5NuN+liPYUBv4LmKTT0LoTQ3Bn1"
          + "pGqvOCiSqQvV3w==";

  private static final String SIGNATURE_ES384 =
      "fhudMl9JcjNFUxEPxiCYmjDvQumrhYPUWKAzcsxYPesIxhOV12kxFdG/7+hCrnYHAOahVx45"
          + "w0nPhOTcSw+DdCwtorECNXrZt+IOBLJz2bJXZao0TjXtmzAgRCwqa47h";

  private static final String SIGNATURE_ES512 =
      "AcKQ9lNvhxNnXc7Ddh8/CBvXJL3Iz78uMS/GhoFadzrk3bYUB/CYUrnLf5Ufgfg8hjcNqDf9"
          + "sAljv3ZK0yYs+4MsAAvmr9fByoQ6jsbJGDuVtZ0oItMTG0AOxDo1848z34nS/j7P+I4FGi8Z"
          + "hXj3KWA2p+Uwdbixk10H1QzVfJbp/plv";

  private static final String SIGNATURE_EDDSA =
      "R3kUP2fiLaoAEfY1OyZpyvgaYOP6z5xY9HbGNNfWQ6+g0aEjCC1BEaReNhGzKsmlcNer7iBU"
          + "K/mws2aettdbBA==";

  private static final String SIGNATURE_PS256 =
      "4SZeoC7C5Ax9Usy+YTRxiykKDHvUuxvciC08OJHdw1/eFx2C0ICabLLOaMmu/b0ORmu3/FsZ"
          + "ixLMkNXjTExqzXTwpndmDFAiB+RH0bYnKUa1MPwNHXGrZttk/jotOLCThlEkdsUiAigRC8xr"
          + "p2YMkVWL3ZvcNirMkP3cWqilgSA9I6+R15sZDIp/PlhIHyObYTYPkj1Kj8HRQlvfKYIdd576"
          + "liJQV3qlHBNraINWhpWZIUSNqkOKYWgO9eW1Rr2czJg9CkwqhoAykIJj+p1u+j1u5OPwupqb"
          + "L4+F1upmt60phwaHp/59b93E0hhfGceLOpcBaNAjhLNvCzV7c6T+Gw==";

  private static final String SIGNATURE_PS384 =
      "LiJkJRMcGQUnKp7YzR+h1RTGm5qyFnzmnCgp6pcrpyxJWai65G05E0/q72L2rxPSTAvZXw4V"
          + "H/BRcP5l1FO+dOBGgiTcspZkIJxveHR+qMj9EwDSa15jmgypBp6Usj6tn66D7JTdM9DE6isC"
          + "SyAQupUA45w+k/nsTxgto8t+coPpgbd4l+M3PQmhKyBg1KI4U+QDnSEAs4PG2EPyD0EmvSr7"
          + "OHdbA2iFASUpie1UyTut88VscMPtBvzZPRp+lLpAlzuI8cW0SaYu4/kA48A+YEYYxNumzKce"
          + "JqVS8ntOMAq0HY5VRG0Wia23vicdtLSiXT6ABBn48R62HUt8OmFdSA==";

  private static final String SIGNATURE_PS512 =
      "uw+6a6oqNTmf7DWNNPluouYWKQotu4gkCUXFKuCgz1ayN/8bD2Ph1ySGC4tQFfhC0jHJm8Us"
          + "9+cqGiko4ilWsTMxtcKr62yWXEjBTeTqgJFhn4+Jz8DF/Rx4N4x49xtym8W4wjMXLuO/wstt"
          + "+Jcw0Z/2WGzxAHkKFI+pRLmRjGM78fmt9vvggybhjWz8DlEFsfm0Udaw8hp9eCpGc8XWHz8l"
          + "ITcV5ruhIMQeFEfZ0B/0PiJ1z7gdeKi2IuLB8k5rhOtDxIBGFXWKL9hYIJZJeaaHGxQQKdRR"
          + "Q10kqL2RPKFf7t6oKuAL1uXg66lesg8qboWVkyXjD921+JV/651NWw==";

  private static final String SIGNATURE_RS256 =
      "Y6MyeizB3UiyhPYNTHnlboh73FSx137WteYSMjwMRZ4V4BS2mNDsiKde51jtK4Q5L2heYabk"
          + "AN7jIhHm4194FoReOQiKb2cS8orURXWPWYcxgcCzI4V/tG9/CWHz8L76kFM/9KsvscHKOLbJ"
          + "1UW6HmLR1ZYsTVp8iBdKfa2FLOc7dAx4MoTaySTwIjUe+iDUm4sKU99ku7RkYxhEUBZpewXo"
          + "TocUPUzLuu5lxB7J9LT090WR0J8ziB8T33PiKkcyul+08qTzeIbv/ol+XsArZkZGbcku465V"
          + "ECpleO/1iT3eW2Yo2jmPuLLOPBE2wB6oiyo9aiXymCqOhgBUqUesog==";

  private static final String SIGNATURE_RS512 =
      "3xWqitmwsieDyqu321gzJWLgRL20ql5yd5DVRfCKa7HpWyaxjFZy+SNMRlt9KJDnO0tFo8sy"
          + "Z2PIqJbdBNZU/whcd42vkJ8LPsZxn+tN1P/Bu/CWNBVk7+xJJoTcvzUAV7N1GtcS6KLbc9j9"
          + "k543Ey6X0efG3Ik4E5WDR9kVbnTpb/lmnQYZ8P2gd0Zve5esX4oaIcOocYzEQ69sl7zKawB5"
          + "SKVBkSUYlrj1I2PESwlfE6IlHIdXnzITwRbEUVB/LQg3LUu+USHcMslxt2GQ3c4kCMJh27zo"
          + "XmQ2VnEbMOwfmqsI5it5SRjXRTW/KzwjpDS34oPJbKbJ3XVAi8B3MA==";

  private static final String SIGNATURE_ESB256 =
      "Ej4YSMpRq10HkS3d2Zw5E99E6t6dLYR7Uea58ABrh7hKuWrMYmO/B1rGCMdohNF/ino2Xfsp"
          + "xamLm1sAW6KGKA==";

  private static final String SIGNATURE_ESB320 =
      "UeaIU9hcFvDTw//R6QOgIVLRg3jg3ZtOHWn9kRvvdUX48jmE/Av5C5sof02Frmo9cnYdKjYv"
          + "HJzcAYfPAHKihe+7C3OuDaqBFYfZ2I4W2+M=";

  private static final String SIGNATURE_ESB384 =
      "aRGyVXbQNaSKN4UXebOlNibeZAYY5qCdvw98GumR2/Y3tuM6aXwV5roNDcsSSL45DcLG0cyJ"
          + "gzLxIuq3BCzVHgsZHzpWUc09ErxQsH6MI40IaUvPuBfFUREbL2gyIurI";

  private static final String SIGNATURE_ESB512 =
      "jWE5YpGeO1T2lK8q7BoVnncgfta0yzAFRRlTi09COy5+xdrFob9c/Tyua3glsW24lHbZU5dS"
          + "yDztJQn0oADtfnXzxnMzfLN4xt9Had/YNnszv1g+MWtuaGI6UXh3nXoLUROcUoSCdjmbv7zr"
          + "uhq+PmhC7W2+gSQ8tMZPBHs4llo=";

  private static final String SIGNATURE_ED448 =
      "kPMnMAxCjI/iCMizuHuKM6Da7N3XWSepKRvNC9lwRRAt06ODSoIQW7mk8fMjbkqvyy0pGlpV"
          + "Vr0AzJbY9nyHKghpa/Vn0s5fL5B9MokId0wrRnUmPw//w+HLF/7/WkRz5sU4Ftv3lm1VG6ux"
          + "xwVLlSwA";

  private KnownSignatures() {}

  /** What was signed. */
  static byte[] message() {
    return "Assay self-test".getBytes(StandardCharsets.US_ASCII);
  }

  /** The DER of the SubjectPublicKeyInfo of the key of that kind. */
  static byte[] spki(KeyKind kind) {
    return decoded(kind.curve().map(KnownSignatures::key).orElse(KEY_RSA));
  }

  /** The signature of that algorithm over the message, by the key of its kind. */
  static byte[] signature(SignatureAlgorithm algorithm) {
    return decoded(
        switch (algorithm) {
          case ES256 -> SIGNATURE_ES256;
          case ES384 -> SIGNATURE_ES384;
          case ES512 -> SIGNATURE_ES512;
          case EDDSA -> SIGNATURE_EDDSA;
          case PS256 -> SIGNATURE_PS256;
          case PS384 -> SIGNATURE_PS384;
          case PS512 -> SIGNATURE_PS512;
          case RS256 -> SIGNATURE_RS256;
          case RS512 -> SIGNATURE_RS512;
          case ESB256 -> SIGNATURE_ESB256;
          case ESB320 -> SIGNATURE_ESB320;
          case ESB384 -> SIGNATURE_ESB384;
          case ESB512 -> SIGNATURE_ESB512;
          case ED448 -> SIGNATURE_ED448;
        });
  }

  private static String key(Curve curve) {
    return switch (curve) {
      case P_256 -> KEY_P_256;
      case P_384 -> KEY_P_384;
      case P_521 -> KEY_P_521;
      case ED25519 -> KEY_ED25519;
      case BRAINPOOL_P256R1 -> KEY_BRAINPOOL_P256R1;
      case BRAINPOOL_P320R1 -> KEY_BRAINPOOL_P320R1;
      case BRAINPOOL_P384R1 -> KEY_BRAINPOOL_P384R1;
      case BRAINPOOL_P512R1 -> KEY_BRAINPOOL_P512R1;
      case ED448 -> KEY_ED448;
    };
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
