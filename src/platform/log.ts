import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Pick<Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'>;

export interface LogOptions {
  readonly level?: LogLevel;
  /** Single lines for a person at a terminal; else JSON. */
  readonly pretty?: boolean;
  readonly to?: DestinationStream;
}

/**
 * A log without personal content, by construction: numbers and yes/no under any name, words only under the names
 * below, scrubbed of whatever looks like an address or a secret. Everything else is dropped.
 */
export function createLog({
  level = 'info',
  pretty = process.stdout.isTTY === true,
  to = process.stdout,
}: LogOptions = {}): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: allowedOnly } };
  return pino(
    { ...options, hooks: { logMethod: scrubMessage }, serializers: { err: asItIs } },
    pretty ? { write: (line) => to.write(prettyLine(line)) } : to,
  );
}

/** Already described; pino's own would describe it once more. */
const asItIs = (value: unknown) => value;

const WORDS = new Set([
  'method',
  'route',
  'request',
  'fault',
  'job',
  'jobId',
  'mail',
  'kind',
  'code',
  'state',
  'setting',
  'version',
  'address',
  'error',
]);

/** Words of the house's own making: an address we listen on, a version. Never of a visitor's. */
function allowedOnly(details: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(details)) {
    if (value instanceof Error) kept[name] = describeError(value);
    else if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
    else if (typeof value === 'string' && WORDS.has(name)) kept[name] = scrub(value);
  }
  return kept;
}

/** Kind, message, code and where; never what a database says about the values of a row. */
function describeError(error: Error): object {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: scrub(error.message),
    code,
    stack: frames.slice(0, 8).map((line) => line.trim()),
  };
}

type LogMethod = (
  this: Logger,
  args: Parameters<Logger['info']>,
  method: (...args: Parameters<Logger['info']>) => void,
) => void;

const scrubMessage: LogMethod = function (args, method) {
  method.apply(this, args.map((arg: unknown) => (typeof arg === 'string' ? scrub(arg) : arg)) as typeof args);
};

/** Takes out e-mail addresses, IP addresses, query strings, what stands in quotes after a colon, and long tokens. */
export function scrub(text: string): string {
  return text
    .replace(/[^\s<>"'(),:;=]+@[^\s<>"'(),:;=]+/g, '[address]')
    .replace(/\?[^\s]*=[^\s]*/g, '?[query]')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[ip]')
    .replace(/(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi, '[ip]')
    .replace(/\b[A-Za-z0-9_-]{41,}\b/g, '[token]');
}

function prettyLine(line: string): string {
  const { level, time, msg, ...details } = JSON.parse(line) as Record<string, unknown>;
  const name = pino.levels.labels[Number(level)] ?? 'info';
  const said = Object.entries(details).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : shortError(value)}`,
  );
  return `${String(time).slice(11, 19)} ${name.padEnd(5)} ${msg ?? ''}${said.length > 0 ? `  ${said.join(' ')}` : ''}\n`;
}

function shortError(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('message' in value)) return JSON.stringify(value);
  const stack = 'stack' in value && Array.isArray(value.stack) ? value.stack.join(' | ') : '';
  return `${String(value.message)} ${stack}`;
}
