import type { Configuration } from 'openid-client';
import type { Config } from './config.ts';

/** What the browser keeps between leaving for the provider and coming back: in a signed cookie. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
}

/** What the provider says of whoever came back, checked: signature, issuer, audience, nonce, time. */
export interface ProviderClaims {
  readonly issuer: string;
  /** The provider's own number for her. */
  readonly subject: string;
  /** Only an address that the provider says it has verified. */
  readonly email: string | null;
}

export interface SignInProvider {
  /** "Sign in with …". */
  readonly label: string;
  readonly issuer: string;
  /** Where to send the browser, and what to keep meanwhile. Throws ProviderUnreachable. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly departure: Departure }>;
  /** @param address the whole address the provider sent the browser back to. Throws ProviderUnreachable, ProviderRefused. */
  finish(address: URL, departure: Departure): Promise<ProviderClaims>;
}

/** It does not answer: there is the letter meanwhile. */
export class ProviderUnreachable extends Error {}
/** It said no, or something that is not to be believed. */
export class ProviderRefused extends Error {}

const PATIENCE_SECONDS = 10;

/**
 * The city's OpenID Connect provider: authorization code with PKCE, state, nonce and the issuer check of RFC 9207. Looked
 * up when it is first needed, so that a city starts without it; a look-up that failed is tried again.
 */
export function createSignInProvider(settings: NonNullable<Config['oidc']>): SignInProvider {
  let known: Promise<Configuration> | null = null;
  const configuration = () => {
    known ??= discover(settings).catch((fault) => {
      known = null;
      throw new ProviderUnreachable(String(fault));
    });
    return known;
  };
  return {
    label: settings.label,
    issuer: settings.issuer,
    async begin(redirectUri) {
      const client = await import('openid-client');
      const found = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const departure = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const url = client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, departure };
    },
    async finish(address, departure) {
      const found = await configuration();
      return claimsOf(settings, found, address, departure);
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>): Promise<Configuration> {
  const client = await import('openid-client');
  // The settings allow http for this machine alone.
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  const how = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  const options = { timeout: PATIENCE_SECONDS, execute: insecure };
  return client.discovery(new URL(issuer), clientId, clientSecret ?? undefined, how, options);
}

async function claimsOf(
  { issuer }: NonNullable<Config['oidc']>,
  found: Configuration,
  address: URL,
  { state, nonce, verifier }: Departure,
): Promise<ProviderClaims> {
  const client = await import('openid-client');
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
  try {
    const tokens = await client.authorizationCodeGrant(found, address, checks);
    const claims = tokens.claims();
    if (!claims) throw new ProviderRefused('It sent no ID token.');
    const said = claims.email === undefined ? await userInfo(found, tokens.access_token, claims.sub) : claims;
    const email = said?.email_verified === true && typeof said.email === 'string' ? said.email : null;
    return { issuer, subject: claims.sub, email };
  } catch (fault) {
    if (fault instanceof ProviderRefused) throw fault;
    const isDown = fault instanceof TypeError || (fault instanceof Error && fault.name === 'TimeoutError');
    throw isDown ? new ProviderUnreachable(String(fault)) : new ProviderRefused(String(fault));
  }
}

/** Some providers put the address there alone (OpenID Connect Core §5.4). */
async function userInfo(found: Configuration, token: string, subject: string) {
  if (!found.serverMetadata().userinfo_endpoint) return undefined;
  const client = await import('openid-client');
  return client.fetchUserInfo(found, token, subject);
}
