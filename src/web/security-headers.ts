import type { MiddlewareHandler } from 'hono';
import type { Env } from '#platform/http/env.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Nothing from elsewhere, nothing inline. `same-origin` referrers: with `no-referrer` browsers send `Origin: null` with forms. */
export function securityHeaders(origin: string): MiddlewareHandler<Env> {
  const tls = origin.startsWith('https:');
  const policy = tls ? `${POLICY}; upgrade-insecure-requests` : POLICY;
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    // A file that others wrote brings a stricter one.
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy);
    // Who says nothing of it is not kept on the way, nor behind the back button of the next at this machine.
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', c.var.framed ? 'cross-origin' : 'same-origin');
    if (!c.var.framed) headers.set('x-frame-options', 'DENY');
    headers.set(
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
    );
    // Two years, for this host alone: a city's other subdomains are not ours to bind.
    if (tls) headers.set('strict-transport-security', 'max-age=63072000');
  };
}
