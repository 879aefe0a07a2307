import type { Context } from 'hono';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Env, Head } from '#platform/http/env.ts';
import type { AppParts } from './app.tsx';
import type { CityFrame } from './Layout.tsx';

/** Other pages may show it; it runs nothing, sends nothing and takes nothing from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";
/** A minute: what is taken out of sight in the city does not stand long in other pages. */
const SHORT = 'public, max-age=60';

/** The document of a card: no script, no cookie, nothing of whoever reads it. */
export function drawCard(
  c: Context<Env>,
  { assets }: AppParts,
  city: CityFrame,
  content: ComponentChildren,
  head: Head,
): Response {
  const { reader } = c.var;
  const { language, direction } = reader;
  const inside = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${head.title} – ${reader.text(city.name)}`}</title>
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={assets.address('card.css')} />
      <link rel="stylesheet" href={`/city.css?v=${city.styleVersion}`} />
    </head>,
  );
  const body = renderToString(<body>{content}</body>);
  // Said here and nowhere else: only what this function drew may stand in a frame.
  c.set('framed', true);
  return c.body(
    `<!doctype html><html lang="${language}" dir="${direction}">${inside}${body}</html>`,
    head.status ?? 200,
    {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': POLICY,
      'cache-control': SHORT,
      vary: 'accept-language',
    },
  );
}
