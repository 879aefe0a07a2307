import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Env } from '#platform/http/env.ts';

/** Five files of ten megabytes, as the forms promise, and the words beside them. */
const LARGEST_FORM = 52 * 1024 * 1024;
/** A hundred thousand letters of Arabic as a form without files writes them, and as much again. */
const MOST_WORDS = 1024 * 1024;

/** What is too much to read, or cannot be read, ends here: before anything is made of it. */
export function readable(): MiddlewareHandler<Env> {
  const files = bodyLimit({ maxSize: LARGEST_FORM });
  const words = bodyLimit({ maxSize: MOST_WORDS });
  return (c, next) => {
    // A database takes no NUL, and no address of ours has one.
    if (/%00/.test(c.req.url)) throw new HTTPException(400);
    return mayBringFiles(c) ? files(c, next) : words(c, next);
  };
}

/** Nobody uploads anything without signing in: a stranger's body is not worth the memory. */
function mayBringFiles(c: Context<Env>): boolean {
  return c.var.ctx.actor.kind === 'person' && /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
}
