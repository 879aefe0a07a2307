import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { databasePassword } from './cluster.ts';
import type { Place } from './place.ts';

/** How the server is reached: by a socket in a private folder or, where that cannot be, on this machine's own network. */
export type Listening = { readonly socketDir: string } | { readonly port: number };

/** Only part of the socket's name: nothing listens on it. */
export const SOCKET_PORT = 5432;

/** A socket's full path may take 107 bytes on Linux and 103 on macOS; Windows has none that we use. */
export async function chooseListening(place: Place): Promise<Listening> {
  const socket = path.join(place.runDir, `.s.PGSQL.${SOCKET_PORT}`);
  if (process.platform !== 'win32' && Buffer.byteLength(socket) <= 103) return { socketDir: place.runDir };
  return { port: (await freePort(await lastPort(place))) ?? (await freePort(0)) ?? 0 };
}

export async function addressOf(place: Place, listening: Listening, database: string): Promise<string> {
  if ('socketDir' in listening) {
    return `postgres://ateneu@/${database}?host=${encodeURIComponent(listening.socketDir)}&port=${SOCKET_PORT}`;
  }
  return `postgres://ateneu:${await databasePassword(place)}@127.0.0.1:${listening.port}/${database}`;
}

/** The port of the last start: a server started anew after a crash answers where its users look for it. */
async function lastPort({ dataDir }: Place): Promise<number> {
  const settings = await readFile(path.join(dataDir, 'ateneu.conf'), 'utf8').catch(() => '');
  return Number(/^port = '(\d+)'/m.exec(settings)?.[1] ?? 0);
}

async function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
