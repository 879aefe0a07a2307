import { type Context, Hono } from 'hono';
import { readCity } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { EmbedCard } from '#ui/index.ts';
import { answerOembed } from './answer-oembed.ts';
import { type CardOptions, findCard } from './cards/find-card.tsx';

/** What other pages show of the city: cards in a frame, and how programs find them (oembed.com). */
export function cardRoutes(options: CardOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/embed/*', (c) => card(c, options));
  routes.get('/oembed', (c) => answerOembed(c, options));
  return routes;
}

// words: sharing.kind.*
async function card(c: Context<Env>, { methods }: CardOptions): Promise<Response> {
  const { ctx, reader } = c.var;
  const { t } = reader;
  const city = reader.text((await readCity(ctx)).name);
  const found = await findCard({ ctx, r: reader, methods, path: c.req.path.slice('/embed'.length) });
  const frame = { city, opens: t('sharing.card.opens') };
  if (!found) {
    return c.render(
      <EmbedCard {...frame} title={t('sharing.card.gone')} href={`${ctx.origin}/`} action={t('sharing.card.home')}>
        <p>{t('sharing.card.gone-what')}</p>
      </EmbedCard>,
      { title: t('sharing.card.gone'), status: 404 },
    );
  }
  // The city's own page in the language that the card was asked for.
  const lang = c.req.query('lang') === reader.language ? `?lang=${reader.language}` : '';
  return c.render(
    <EmbedCard
      {...frame}
      kicker={t(`sharing.kind.${found.kind}`)}
      title={found.title}
      lang={found.lang}
      href={ctx.origin + found.to + lang}
      action={found.action}
    >
      {found.matter}
    </EmbedCard>,
    { title: found.title },
  );
}
