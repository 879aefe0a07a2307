import { HTTPException } from 'hono/http-exception';

/** Thrown where there is nothing at this address; the door shows the page for it. */
export function notFound(): HTTPException {
  return new HTTPException(404);
}

/** Thrown where the reader may not be; the door says so, or asks to sign in first. */
export function forbidden(): HTTPException {
  return new HTTPException(403);
}
