import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Public address of the site, without a slash at the end. */
  readonly origin: string;
  /** The last address of X-Forwarded-For is the visitor's: only behind a proxy that sets it. */
  readonly trustProxy: boolean;
  /** null: the embedded database. */
  readonly databaseUrl: string | null;
  /** null: letters stay in the outbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** null: files lie in the state folder. */
  readonly s3: S3Config | null;
  readonly logLevel: LogLevel;
  /** A city to try out: demo accounts and a banner. */
  readonly demo: boolean;
  /** Runs jobs in the process that serves. */
  readonly worker: boolean;
  /** null: /metrics answers only to this machine. */
  readonly metricsToken: string | null;
  /** null: people sign in by letter and passkey alone. */
  readonly oidc: OidcConfig | null;
  /** Master keys, `id:base64` each, newest first; null: the key folder of the state folder. */
  readonly keys: string | null;
}

/** The city's OpenID Connect provider. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** null: a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  /** "Sign in with …". */
  readonly label: string;
}

export interface S3Config {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface ConfigProblem {
  readonly setting: string;
  /** A sentence. */
  readonly problem: string;
  /** A sentence. */
  readonly whatToDo: string;
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads every setting and names every problem at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ReadConfig {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = SETTINGS.safeParse(given);
  const problems = [
    ...(read.success ? [] : problemsOf(read.error, given)),
    ...missingOf('S3', S3_NEEDED, given, 'keep files in the state folder'),
    ...missingOf('OIDC', OIDC_NEEDED, given, 'sign people in by letter and passkey'),
  ];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(read.data) };
}

/** The machine's settings over those of the `.env` file in the checkout, if there is one. */
export function withEnvFile(env: NodeJS.ProcessEnv, checkout: string): NodeJS.ProcessEnv {
  const file = path.join(checkout, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...env } : env;
}

const onOff = (otherwise: 'on' | 'off') =>
  z
    .enum(['on', 'off'], 'Write "on" or "off".')
    .default(otherwise)
    .transform((value) => value === 'on');

const address = (protocols: readonly string[], whatToDo: string) =>
  z.string().refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ''), whatToDo);

const SETTINGS = z.object({
  PORT: z.coerce
    .number('Write a port from 1 to 65535.')
    .int('Write a whole number.')
    .min(0, 'Write a port from 1 to 65535.')
    .max(65535, 'Write a port from 1 to 65535.')
    .default(3000),
  HOST: z.string().default('::'),
  ATENEU_URL: address(['http:', 'https:'], 'Write the address people type, such as https://ateneu.example.org.')
    .refine(
      (value) => ['/', ''].includes(URL.parse(value)?.pathname ?? '/'),
      'Leave out the path: Ateneu lives at the root of its address.',
    )
    .optional(),
  ATENEU_TRUST_PROXY: onOff('off'),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'Write postgres://user:password@host:5432/name, or leave it out to use the database that comes along.',
  ).optional(),
  SMTP_URL: address(
    ['smtp:', 'smtps:'],
    'Write smtp://user:password@host:587 or smtps://user:password@host:465, or leave it out to keep letters in the outbox.',
  ).optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (value) => /^[^\r\n]*[^\s@<>]+@[^\s@<>]+[^\r\n]*$/.test(value),
      'Write an address, such as Ateneu <ateneu@example.org>.',
    )
    .optional(),
  S3_ENDPOINT: address(
    ['http:', 'https:'],
    'Write the address of the store, such as https://s3.example.org.',
  ).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  OIDC_ISSUER: address(['http:', 'https:'], 'Write the address of the provider, such as https://id.example.org.')
    .refine(
      (value) => value.startsWith('https:') || /^(localhost|127\.|\[::1\])/.test(URL.parse(value)?.hostname ?? ''),
      'Write an address that begins with https: over http anybody on the way could sign in as anybody.',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(40, 'Write at most 40 signs, such as VÀLid.').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `Write one of ${LOG_LEVELS.join(', ')}.`).default('info'),
  ATENEU_DEMO: onOff('on'),
  ATENEU_WORKER: onOff('on'),
  METRICS_TOKEN: z
    .string()
    .min(16, 'Write at least 16 characters, such as the output of `openssl rand -hex 16`.')
    .optional(),
  ATENEU_KEYS: z.string().optional(),
});

type Settings = z.infer<typeof SETTINGS>;

function configOf(settings: Settings): Config {
  const origin = new URL(settings.ATENEU_URL ?? `http://localhost:${settings.PORT}`).origin;
  return {
    port: settings.PORT,
    host: settings.HOST,
    origin,
    trustProxy: settings.ATENEU_TRUST_PROXY,
    databaseUrl: settings.DATABASE_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? `Ateneu <ateneu@${new URL(origin).hostname}>`,
    s3: s3Of(settings),
    logLevel: settings.LOG_LEVEL,
    demo: settings.ATENEU_DEMO,
    worker: settings.ATENEU_WORKER,
    metricsToken: settings.METRICS_TOKEN ?? null,
    oidc: oidcOf(settings),
    keys: settings.ATENEU_KEYS ?? null,
  };
}

function s3Of({ S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY }: Settings): S3Config | null {
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY || !S3_SECRET_KEY) return null;
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION ?? 'auto',
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
  };
}

const S3_NEEDED = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'];

const OIDC_NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID'];

/** Of settings that only work together, those that lack. */
function missingOf(
  group: string,
  needed: readonly string[],
  given: Readonly<Record<string, unknown>>,
  otherwise: string,
): ConfigProblem[] {
  const some = Object.keys(given).some((name) => name.startsWith(`${group}_`));
  const missing = some ? needed.filter((name) => given[name] === undefined) : [];
  return missing.map((setting) => ({
    setting,
    problem: `It is missing, while other ${group} settings are given.`,
    whatToDo: `Give it too, or leave out every ${group} setting to ${otherwise}.`,
  }));
}

function oidcOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL }: Settings): OidcConfig | null {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET ?? null,
    label: OIDC_LABEL ?? new URL(OIDC_ISSUER).hostname,
  };
}

const SECRETS = new Set([
  'OIDC_CLIENT_SECRET',
  'DATABASE_URL',
  'SMTP_URL',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
  'METRICS_TOKEN',
  'ATENEU_KEYS',
]);

function problemsOf(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): ConfigProblem[] {
  return error.issues.map((issue) => {
    const setting = String(issue.path[0]);
    const shown = SECRETS.has(setting) ? 'The value given' : JSON.stringify(given[setting]);
    return { setting, problem: `${shown} does not serve.`, whatToDo: issue.message };
  });
}
