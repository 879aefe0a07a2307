import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface Assets {
  /** Address of a built file by its plain name: `ateneu.css`, `ui.island.js`. */
  address(name: string): string | undefined;
  readonly routes: Hono<Env>;
}

/** The built stylesheet, fonts and islands: named by content, so a browser keeps them for a year. */
export function openAssets(publicDir: string): Assets {
  const manifestPath = join(publicDir, 'manifest.json');
  const manifest = existsSync(manifestPath)
    ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, string>)
    : {};
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  const read = (path: string) => {
    let file = kept.get(path);
    if (!file) {
      file = readFile(path).then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      );
      kept.set(path, file);
    }
    return file;
  };
  const routes = new Hono<Env>();
  routes.get('/assets/*', async (c) => {
    const name = c.req.path.slice('/assets/'.length);
    const type = TYPES[extname(name)];
    if (!/^(fonts\/)?[\w.-]+$/.test(name) || !type) return c.notFound();
    const path = join(publicDir, 'assets', name);
    const headers: Record<string, string> = {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    };
    for (const [encoding, ending] of [
      ['br', '.br'],
      ['gzip', '.gz'],
    ] as const) {
      if (!(c.req.header('accept-encoding') ?? '').includes(encoding)) continue;
      const packed = await read(path + ending);
      if (packed) return c.body(packed, 200, { ...headers, 'content-encoding': encoding });
    }
    const plain = await read(path);
    return plain ? c.body(plain, 200, headers) : c.notFound();
  });
  return { address: (name) => manifest[name], routes };
}
