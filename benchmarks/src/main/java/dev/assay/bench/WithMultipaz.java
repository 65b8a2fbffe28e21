package dev.assay.bench;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.time.Instant;
import kotlinx.coroutines.BuildersKt;
import org.multipaz.cbor.Cbor;
import org.multipaz.cbor.DataItem;
import org.multipaz.crypto.X509Cert;
import org.multipaz.mdoc.response.DeviceResponse;
import org.multipaz.mdoc.response.MdocDocument;

/** Multipaz, which checks signatures, digests and validity; whom to trust is left to its caller. */
final class WithMultipaz implements Contender {

  private final ChainCheck chains;
  private final DataItem transcript = Cbor.INSTANCE.decode(MdocPresentation.transcript());
  private final Instant at =
      Instant.Companion.fromEpochMilliseconds(MdocPresentation.AT.toEpochMilli());

  WithMultipaz(X509Certificate root) {
    this.chains = new ChainCheck(root);
  }

  @Override
  public boolean accepts(String presentation) throws Exception {
    DataItem item = Cbor.INSTANCE.decode(Base64.getUrlDecoder().decode(presentation));
    DeviceResponse response =
        (DeviceResponse)
            BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, continuation) ->
                    DeviceResponse.Companion.fromDataItem(item, Continuations.of(continuation)));
    // It throws where something does not hold.
    BuildersKt.runBlocking(
        EmptyCoroutineContext.INSTANCE,
        (scope, continuation) ->
            response.verifySingleDoc(
                transcript, List.of(), at, true, Continuations.of(continuation)));
    MdocDocument document = response.getDocuments().get(0);
    return document.getDocType().equals(MdocPresentation.TYPE) && chains.isTrusted(chain(document));
  }

  private static List<X509Certificate> chain(MdocDocument document)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (X509Cert certificate : document.getIssuerCertChain().getCertificates()) {
      byte[] der = certificate.getEncoded().toByteArray(0, certificate.getEncoded().getSize());
      chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return chain;
  }

  /** Kotlin's continuations take what its compiler knows to be right, and Java's does not. */
  private static final class Continuations {

    private Continuations() {}

    @SuppressWarnings("unchecked")
    static <T> kotlin.coroutines.Continuation<? super T> of(kotlin.coroutines.Continuation<?> any) {
      return (kotlin.coroutines.Continuation<? super T>) any;
    }
  }
}
