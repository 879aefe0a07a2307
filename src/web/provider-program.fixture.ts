// A city's OpenID Connect provider, as a program of its own: certified software (npm oidc-provider), with people whose
// password nobody asks for. Prints its port. `?account=` at its login page says who signs in.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUri = ''] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  serve(`http://127.0.0.1:${port}`);
  process.stdout.write(`${port}\n`);
});

function serve(issuer: string): void {
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'ateneu', client_secret: 'a-secret-of-the-tests', redirect_uris: [redirectUri] }],
    scopes: ['openid', 'email'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
    cookies: { keys: ['only for tests'] },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        email: `${accountId.replace('unverified-', '')}@example.org`,
        email_verified: !accountId.startsWith('unverified-'),
      }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (!url.pathname.startsWith('/login/')) return void handle(request, response);
    const accountId = url.searchParams.get('account') ?? 'nobody';
    void provider.interactionFinished(request, response, { login: { accountId } });
  });
}
