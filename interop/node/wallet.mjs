// A wallet that is called by a link, fetches the request, checks it, and answers it with what it holds: OpenID4VP 1.0.
// stdin, one JSON object: the link, the time, the certificate to trust, and what is held. stdout, another: what the
// verifier said to the answer.
//
// @openid4vc/openid4vp reads the link, checks the request, its client and its signer, makes the answer, and sends it.
// It leaves to wallets: cryptography (jose and Node's own), the choice of claims, key binding JWTs (here), and documents
// (@auth0/mdl).
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mdl from '@auth0/mdl';
import { extractEncryptionJwkFromJwks, isJarmResponseMode, Openid4vpClient } from '@openid4vc/openid4vp';
import { Oauth2Error, setGlobalConfig } from '@openid4vc/oauth2';
import * as jose from 'jose';

const require = createRequire(import.meta.url);
const { cborDecode, cborEncode } = require('@auth0/mdl/lib/cbor/index.js');
const { DataItem, DeviceResponse } = mdl;

const ENCRYPTION = { alg: ['ECDH-ES'], enc: ['A256GCM', 'A128GCM'] };
const METADATA = {
  vp_formats_supported: {
    'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] },
    mso_mdoc: { issuerauth_alg_values: [-7, -9], deviceauth_alg_values: [-7, -9] },
  },
  client_id_prefixes_supported: ['x509_san_dns', 'x509_hash'],
  request_object_signing_alg_values_supported: ['ES256'],
  authorization_encryption_alg_values_supported: ENCRYPTION.alg,
  authorization_encryption_enc_values_supported: ENCRYPTION.enc,
};

const input = JSON.parse(readFileSync(0, 'utf8'));
const now = new Date(input.now);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const der = (base64) => new X509Certificate(Buffer.from(base64, 'base64'));

// The verifier is on loopback.
setGlobalConfig({ allowInsecureUrls: true });

function isTrusted(chain) {
  const path = [...chain, new X509Certificate(input.trusted)];
  return path.every((certificate, i) => {
    const issuer = path[i + 1] ?? certificate;
    return (
      new Date(certificate.validFrom) <= now &&
      now <= new Date(certificate.validTo) &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey)
    );
  });
}

async function verifyJwt(signer, { compact }) {
  const chain = signer.x5c.map(der);
  if (!isTrusted(chain)) {
    return { verified: false };
  }
  await jose.compactVerify(compact, chain[0].publicKey, { algorithms: ['ES256'] });
  return { verified: true, signerJwk: await jose.exportJWK(chain[0].publicKey) };
}

async function encryptJwe({ publicJwk, alg, enc, apu, apv }, text) {
  const encrypter = new jose.CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg, enc, kid: publicJwk.kid })
    .setKeyManagementParameters({
      ...(apu && { apu: jose.base64url.decode(apu) }),
      ...(apv && { apv: jose.base64url.decode(apv) }),
    });
  return { jwe: await encrypter.encrypt(await jose.importJWK(publicJwk, alg)), encryptionJwk: publicJwk };
}

const getX509CertificateMetadata = (base64) => ({
  sanDnsNames: (der(base64).subjectAltName ?? '')
    .split(', ')
    .filter((name) => name.startsWith('DNS:'))
    .map((name) => name.slice('DNS:'.length)),
  sanUriNames: [],
});

const walletNonce = randomBytes(32).toString('base64url');

// 0.4.6 posts the members of the metadata, each as a parameter, and no nonce. OpenID4VP 1.0, 5.10: these two.
const fetchPosting = (url, init) =>
  fetch(
    url,
    init?.method === 'post'
      ? {
          ...init,
          body: new URLSearchParams({ wallet_nonce: walletNonce, wallet_metadata: JSON.stringify(METADATA) }),
        }
      : init,
  );

/** RFC 9901, 4.3. */
async function presentPermit(query, request) {
  const [jwt, ...disclosures] = input.permit.split('~').slice(0, -1);
  const asked = (query.claims ?? []).map((claim) => claim.path[0]);
  const shown = disclosures.filter((disclosure) =>
    asked.includes(JSON.parse(Buffer.from(disclosure, 'base64url'))[1]),
  );
  const presented = [jwt, ...shown, ''].join('~');
  const proof = await new jose.SignJWT({
    nonce: request.nonce,
    aud: request.client_id,
    sd_hash: sha256(presented).toString('base64url'),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'kb+jwt' })
    .setIssuedAt(Math.floor(now / 1000))
    .sign(await jose.importJWK(input.holderKey, 'ES256'));
  return presented + proof;
}

/** OpenID4VP 1.0, B.2.6.1. */
function transcript(request, thumbprint) {
  const info = cborEncode([request.client_id, request.nonce, thumbprint, request.response_uri]);
  return cborEncode(DataItem.fromData([null, null, ['OpenID4VPHandover', sha256(info)]]));
}

async function presentLicence(query, request, thumbprint) {
  const docType = query.meta.doctype_value;
  const issuerSigned = cborDecode(Buffer.from(input.licence, 'base64url'));
  const held = cborEncode({ version: '1.0', documents: [{ docType, issuerSigned }], status: 0 });
  const fields = query.claims.map(({ path }) => ({
    path: [`$['${path[0]}']['${path[1]}']`],
    intent_to_retain: false,
  }));
  const response = await DeviceResponse.from(held)
    .usingPresentationDefinition({
      id: query.id,
      input_descriptors: [
        {
          id: docType,
          format: { mso_mdoc: { alg: ['ES256'] } },
          constraints: { limit_disclosure: 'required', fields },
        },
      ],
    })
    .usingSessionTranscriptBytes(transcript(request, thumbprint))
    .authenticateWithSignature(input.holderKey, 'ES256')
    .sign();
  return Buffer.from(response.encode()).toString('base64url');
}

const client = new Openid4vpClient({
  callbacks: {
    fetch: fetchPosting,
    hash: (bytes, algorithm) => createHash(algorithm.replace('-', '')).update(bytes).digest(),
    verifyJwt,
    encryptJwe,
    getX509CertificateMetadata,
  },
});

/** What the library has checked; whatever it refuses, its error says so. */
async function resolve() {
  const { params } = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: input.link });
  return client.resolveOpenId4vpAuthorizationRequest({
    authorizationRequestPayload: params,
    wallet: {
      metadata: METADATA,
      expectedNonce: params.request_uri_method === 'post' ? walletNonce : undefined,
    },
  });
}

const resolved = await resolve().catch((error) => {
  if (error instanceof Oauth2Error) {
    process.stdout.write(JSON.stringify({ refused: String(error) }));
    process.exit(0);
  }
  throw error;
});
const { authorizationRequestPayload: request, dcql } = resolved;

const isEncrypted = isJarmResponseMode(request.response_mode);
const jwk = isEncrypted
  ? extractEncryptionJwkFromJwks(request.client_metadata.jwks, { supportedAlgValues: ENCRYPTION.alg })
  : null;
const thumbprint = jwk ? Buffer.from(await jose.calculateJwkThumbprint(jwk), 'base64url') : null;
const vpToken = {};
for (const query of dcql.query.credentials) {
  vpToken[query.id] = [
    query.format === 'mso_mdoc'
      ? await presentLicence(query, request, thumbprint)
      : await presentPermit(query, request),
  ];
}

const answer = await client.createOpenid4vpAuthorizationResponse({
  authorizationRequestPayload: request,
  authorizationResponsePayload: { vp_token: vpToken },
  jarm: jwk ? { encryption: { jwk }, serverMetadata: METADATA } : undefined,
});
const { response } = await client.submitOpenid4vpAuthorizationResponse({
  authorizationRequestPayload: request,
  authorizationResponsePayload: answer.authorizationResponsePayload,
  jarm: answer.jarm,
});
process.stdout.write(JSON.stringify({ status: response.status, body: await response.text() }));
