// A small OpenID Connect provider for tests: discovery, authorisation, token with PKCE, signing key.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import Fastify from 'fastify';

export interface Identity {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Listens on a free port of this machine; `identity` is who "signs in" next. */
export async function startOidcProvider(client: { id: string; secret: string }) {
  const app = Fastify();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<
    string,
    { nonce: string | undefined; challenge: string; redirect: string; identity: Identity }
  >();
  const provider = { identity: undefined as Identity | undefined, tamper: (claims: object): object => claims };
  let issuer = '';
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string)))
  );
  app.get('/.well-known/openid-configuration', async () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    response_types_supported: ['code']
  }));
  app.get('/keys', async () => ({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }]
  }));
  app.get('/authorize', async (request, reply) => {
    const query = request.query as Record<string, string>;
    const back = new URL(query.redirect_uri ?? '');
    back.searchParams.set('state', query.state ?? '');
    if (!provider.identity) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      grants.set(code, {
        nonce: query.nonce,
        challenge: query.code_challenge ?? '',
        redirect: query.redirect_uri ?? '',
        identity: provider.identity
      });
      back.searchParams.set('code', code);
    }
    return reply.redirect(back.href);
  });
  app.post('/token', async (request, reply) => {
    const body = request.body as Record<string, string>;
    const grant = grants.get(body.code ?? '');
    grants.delete(body.code ?? '');
    const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
    const known =
      request.headers.authorization === `Basic ${basic}` ||
      (body.client_id === client.id && body.client_secret === client.secret);
    const proof = createHash('sha256')
      .update(body.code_verifier ?? '')
      .digest('base64url');
    if (!grant || !known || proof !== grant.challenge || body.redirect_uri !== grant.redirect)
      return reply.code(400).send({ error: 'invalid_grant' });
    const now = Math.floor(Date.now() / 1000);
    const claims = provider.tamper({
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 300,
      nonce: grant.nonce,
      ...grant.identity
    });
    const unsigned = `${base64url({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64url(claims)}`;
    const signature = sign('sha256', Buffer.from(unsigned), privateKey).toString('base64url');
    return { token_type: 'Bearer', access_token: randomUUID(), expires_in: 300, id_token: `${unsigned}.${signature}` };
  });
  issuer = await app.listen({ port: 0, host: '127.0.0.1' });
  return Object.assign(provider, { issuer, close: () => app.close() });
}
