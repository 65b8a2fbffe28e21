// Issues a driving licence of an invented person and presents it, with a library of another language.
// stdin, one JSON object: what to issue it with, and the exchange to present it in. stdout: base64url.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mdl from '@auth0/mdl';

// The same CBOR encoder as the library's own, and its configuration of it.
const require = createRequire(import.meta.url);
const { cborEncode } = require('@auth0/mdl/lib/cbor/index.js');
const { COSEKeyFromJWK } = require('cose-kit');
const { DataItem, DeviceResponse, Document, MDoc } = mdl;

const LICENCE = 'org.iso.18013.5.1.mDL';
const NAMESPACE = 'org.iso.18013.5.1';
const ELEMENTS = {
  family_name: 'Fernhollow',
  given_name: 'Ada Wren',
  birth_date: '1991-04-03',
  document_number: 'FERNH-0001',
  portrait: Buffer.alloc(300, 7),
  resident_city: 'Llanfair',
};

const sha256 = (value) => createHash('sha256').update(cborEncode(value)).digest();

/** OpenID4VP 1.0, B.2.6, and ISO/IEC 18013-7, B.4.4, worked out here and not taken from the caller. */
function handover(exchange) {
  switch (exchange.kind) {
    case 'redirect':
      return [
        'OpenID4VPHandover',
        sha256([exchange.clientId, exchange.nonce, null, exchange.responseUri]),
      ];
    case 'dc-api':
      return ['OpenID4VPDCAPIHandover', sha256([exchange.origin, exchange.nonce, null])];
    case 'annex-b':
      return [
        sha256([exchange.clientId, exchange.mdocGeneratedNonce]),
        sha256([exchange.responseUri, exchange.mdocGeneratedNonce]),
        exchange.nonce,
      ];
    default:
      throw new Error(`no exchange of kind ${exchange.kind}`);
  }
}

const input = JSON.parse(readFileSync(0, 'utf8'));

const issued = await new Document(LICENCE)
  .addIssuerNameSpace(NAMESPACE, ELEMENTS)
  .useDigestAlgorithm(input.digest)
  .addValidityInfo({
    signed: new Date(input.signed),
    validFrom: new Date(input.signed),
    validUntil: new Date(input.validUntil),
  })
  .addDeviceKeyInfo({ deviceKey: input.devicePublicKey })
  .sign({
    issuerPrivateKey: input.issuerKey,
    issuerCertificate: input.issuerCertificate,
    alg: 'ES256',
  });

const fields = Object.keys(ELEMENTS).map((name) => ({
  path: [`$['${NAMESPACE}']['${name}']`],
  intent_to_retain: false,
}));
const response = DeviceResponse.from(new MDoc([issued]).encode())
  .usingPresentationDefinition({
    id: 'licence',
    input_descriptors: [
      {
        id: LICENCE,
        format: { mso_mdoc: { alg: ['ES256'] } },
        constraints: { limit_disclosure: 'required', fields },
      },
    ],
  })
  .usingSessionTranscriptBytes(
    cborEncode(DataItem.fromData([null, null, handover(input.exchange)])),
  );
if (input.readerKey) {
  response.authenticateWithMAC(input.deviceKey, COSEKeyFromJWK(input.readerKey), 'HS256');
} else {
  response.authenticateWithSignature(input.deviceKey, 'ES256');
}
process.stdout.write(Buffer.from((await response.sign()).encode()).toString('base64url'));
