import { join } from 'node:path';
import type { Hono } from 'hono';
import { readCity, readTerms } from '#modules/city/index.ts';
import { recogniseSession, sessionToken } from '#modules/identity/index.ts';
import { besideWhom, guestToken, recogniseGuest } from '#modules/verification/index.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Platform } from '#platform/ctx-factory.ts';
import type { Env } from '#platform/http/env.ts';
import { remembered } from '#platform/http/remembered.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { type AppParts, createApp } from './app.tsx';
import { openAssets } from './assets.ts';
import type { CityFrame } from './Layout.tsx';

const FRAME_SECONDS = 5;

/** The app of this house, ready to answer requests. */
export function putAppTogether(platform: Platform, watch: AppParts['watch']): Hono<Env> {
  const cityFrame = rememberedFrame();
  return createApp({
    platform,
    words: houseWords(),
    assets: openAssets(join(CHECKOUT, 'dist', 'public')),
    cityFrame,
    async actorOf(ctx, c) {
      const { demo } = await cityFrame(ctx);
      const actor = await recogniseSession(ctx, sessionToken(c, platform.origin), { rolesNeedProof: !demo });
      if (actor.kind !== 'visitor') return besideWhom(ctx, actor);
      return (await recogniseGuest(ctx, guestToken(c, platform.origin))) ?? actor;
    },
    watch,
  });
}

/** What every page shows of the city changes once a year: each process asks again after five seconds. */
function rememberedFrame(): AppParts['cityFrame'] {
  const remember = remembered<CityFrame>({ fresh: FRAME_SECONDS, stale: 0, most: 1 });
  return (ctx) => remember(ctx, 'city', () => readFrame(ctx));
}

async function readFrame(ctx: Ctx): Promise<CityFrame> {
  const [city, terms] = await Promise.all([readCity(ctx), readTerms(ctx)]);
  return {
    name: city.name,
    languages: city.languages,
    timeZone: city.timeZone,
    currency: city.currency,
    logoAddress: city.logoFileId ? `/logo?v=${city.updatedAt.getTime()}` : null,
    styleVersion: String(city.updatedAt.getTime()),
    contact: city.contact,
    demo: city.demo,
    terms,
  };
}
