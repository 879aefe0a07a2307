import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { AFRESH } from '../read-conversation.ts';
import { readHere } from './answer-routes.tsx';
import { drawnMapPart } from './drawn-map-part.tsx';
import { watchMap } from './watchers.ts';

const HERE = '/processes/:process/conversation/:step';
/** A comment line now and then, so that no proxy takes the silence for an end. */
const BREATH = 20_000;

/** The map while one watches: news of a new one, and its part of the page. */
export function mapRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(`${HERE}/map`, part);
  routes.get(`${HERE}/live`, live);
  return routes;
}

async function part(c: Context<Env>): Promise<Response> {
  const read = await readHere(c, AFRESH);
  if (!read.may.seeMap || !read.stored) throw notFound();
  const html = drawnMapPart(c.var.reader, read.step.id, read.stored, read.statements, read.own);
  return c.body(html, 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
}

async function live(c: Context<Env>): Promise<Response> {
  const read = await readHere(c);
  if (!read.may.seeMap) throw notFound();
  let wake = () => {};
  let version: number | null = null;
  const stop = watchMap(c.var.ctx, read.step.id, c.var.visitorKey, (latest) => {
    version = latest;
    wake();
  });
  // No content: the browser does not come again three seconds later, as it does where a stream ends.
  if (!stop) return c.body(null, 204);
  c.header('x-accel-buffering', 'no');
  const sent = streamSSE(c, async (stream) => {
    stream.onAbort(() => {
      stop();
      wake();
    });
    while (!stream.aborted) {
      const slept = new Promise<void>((done) => {
        wake = done;
        setTimeout(done, BREATH).unref();
      });
      if (version === null) await slept;
      if (stream.aborted) break;
      // Taken before it is written: a newer one that comes meanwhile is written next.
      const latest: number | null = version;
      version = null;
      if (latest === null) await stream.write(': still here\n\n');
      else await stream.writeSSE({ event: 'map', data: String(latest) });
    }
    stop();
  });
  sent.headers.set('cache-control', 'private, no-store');
  return sent;
}
