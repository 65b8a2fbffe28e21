package dev.assay.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.document.Documents;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.json.ResultWriter;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The verifier of this repository from a request in JSON to a result in JSON, as a server does. */
final class WithAssayJson implements Contender {

  private final CredentialVerifier verifier;
  private final RequestReader requests;
  private final TrustLists trust;

  /** The last request, so that making it is timed once and not each time. */
  private Map.Entry<String, byte[]> last = Map.entry("", new byte[0]);

  WithAssayJson(Crypto crypto, byte[] trustList) throws TrustListFault {
    verifier = new CredentialVerifier(crypto, Limits.DEFAULT);
    requests = new RequestReader(verifier.formatIds());
    trust = TrustLists.of(new TrustListReader(crypto).plain("bench", trustList));
  }

  /** The request body for a presentation. */
  static byte[] request(String presentation) {
    Map<String, Object> request =
        Map.of(
            "credential",
            presentation,
            "at",
            Presentation.AT.toString(),
            "holderBinding",
            Map.<String, Object>of("nonce", Presentation.NONCE, "audience", Presentation.AUDIENCE));
    return JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean accepts(String presentation) throws RequestFault {
    if (!last.getKey().equals(presentation)) {
      last = Map.entry(presentation, request(presentation));
    }
    return answer(last.getValue()).verdict() == Verdict.ACCEPTED;
  }

  private VerificationResult answer(byte[] body) throws RequestFault {
    RequestEnvelope envelope = requests.read(body, Presentation.AT);
    VerificationResult result =
        verifier.verify(envelope.request(), envelope.at(), trust, Documents.none());
    if (ResultWriter.utf8(result, Optional.empty()).length == 0) {
      throw new IllegalStateException("no answer was written");
    }
    return result;
  }
}
