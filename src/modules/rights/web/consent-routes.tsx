import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Reader } from '#kernel/reader.ts';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { type ConsentEntry, fingerprintOf } from '../consent-chain.ts';
import { type ConsentReceipt, type Controller, consentReceipt } from '../consent-receipt.ts';
import { CONSENTS } from '../consents.ts';
import { limitPurpose } from '../limit-purpose.ts';
import { readConsents } from '../read-consents.ts';
import { sayForMyself } from '../record-consent.ts';
import type { RightsOptions } from './options.ts';
import { ReceiptPage } from './ReceiptPage.tsx';

const HERE = '/your-data';
const saying = z.object({ consent: z.enum(CONSENTS), given: z.enum(['', '1']) });
const limit = z.object({ purpose: z.string(), kind: z.enum(['', 'restricted', 'objected']) });

/** Saying yes and no, the receipts, and purposes that are limited. */
export function consentRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post('/your-data/consents', async (c) => {
    const { ctx, reader } = c.var;
    const form = await readForm(c, saying);
    if (!form.ok) return c.redirect(`${HERE}#consents`, 303);
    const { consent, given } = form.value;
    const said = await sayForMyself(ctx, {
      consent,
      given: given === '1',
      words: fingerprintOf(reader.t(`consents.${consent}.words`)),
      language: reader.language,
      saidAt: 'your-data',
    });
    if (!said.ok) return said.code === 'sign-in-needed' ? signInFirst(c, HERE) : c.redirect('/your-data/erase', 303);
    return seeOther(c, `${HERE}#consents`, { key: given === '1' ? 'consents.done.yes' : 'consents.done.no' });
  });

  routes.post('/your-data/limits', async (c) => {
    const form = await readForm(c, limit);
    if (!form.ok) return c.redirect(`${HERE}#limits`, 303);
    const { purpose, kind } = form.value;
    const limited = await limitPurpose(c.var.ctx, options.tables, { purpose, kind: kind === '' ? null : kind });
    if (limited.ok)
      return seeOther(c, `${HERE}#limits`, { key: kind === '' ? 'consents.done.lifted' : 'consents.done.limited' });
    return limited.code === 'sign-in-needed' ? signInFirst(c, HERE) : c.redirect(`${HERE}#limits`, 303);
  });

  routes.get('/your-data/consents/:file{[1-9][0-9]{0,6}[.]json}', async (c) => {
    const entry = await entryOf(c, Number.parseInt(c.req.param('file'), 10));
    if (entry instanceof Response) return entry;
    const receipt = receiptOf(entry, c.var.reader, await options.controller(c.var.ctx, c.var.reader), options);
    return c.body(`${JSON.stringify(receipt, null, 1)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': contentDisposition(`receipt-${entry.seq}.json`),
      'cache-control': 'private, no-store',
    });
  });

  routes.get('/your-data/consents/:seq{[1-9][0-9]{0,6}}', async (c) => {
    const entry = await entryOf(c, Number(c.req.param('seq')));
    if (entry instanceof Response) return entry;
    const { reader } = c.var;
    return c.render(<ReceiptPage r={reader} entry={entry} />, {
      title: reader.t('consents.receipt.title'),
      door: 'your-data',
      unlisted: true,
    });
  });

  return routes;
}

async function entryOf(c: Context<Env>, seq: number): Promise<ConsentEntry | Response> {
  const read = await readConsents(c.var.ctx);
  if (!read.ok) return signInFirst(c);
  const entry = read.value.entries.find((one) => one.seq === seq);
  if (!entry) throw notFound();
  return entry;
}

// words: consents.*.title consents.*.words rights.purpose.*
export function receiptOf(
  entry: ConsentEntry,
  reader: Reader,
  controller: Controller,
  { tables }: RightsOptions,
): ConsentReceipt {
  const { t, language } = reader;
  const words = { title: t(`consents.${entry.consent}.title`), asked: t(`consents.${entry.consent}.words`) };
  const purpose = t('consents.receipt.purpose', { what: words.title });
  return consentReceipt(entry, { controller, words: { ...words, purpose }, language, declared: tables });
}
