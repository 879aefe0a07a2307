import type { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import type { AppParts } from './app.tsx';

/** Every street of the city, in the order a visitor would walk them. */
export function streetMap(app: Hono<Env>, parts: AppParts): void {
  void app;
  void parts;
}
