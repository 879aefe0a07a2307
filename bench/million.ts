// Fills the demo's open step with generated proposals by COPY: titles and bodies of words drawn with Zipf's frequencies.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { seededChance } from '#kernel/chance.ts';
import { learnWords, searchVectorText } from '#platform/search/index.ts';
import { withClient } from './supporters.ts';

const SYLLABLES =
  'ba be bi bo bu ca ce ci co cu da de di do du fa fe fi fo fu ga ge gi go gu la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu'.split(
    ' ',
  );
const WORDS = 20_000;
const BATCH = 10_000;

export interface Step {
  readonly id: string;
  readonly processId: string;
  readonly slug: string;
}

export async function openStep(databaseUrl: string): Promise<Step> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Step>(
      `select s.id, s.process_id as "processId", p.slug from process_steps s join processes p on p.id = s.process_id
       where s.method = 'proposals' and s.opens_at < now() and s.closes_at > now() limit 1`,
    );
    if (!rows[0]) throw new Error('The demo city has no open step');
    return rows[0];
  });
}

/** Adds proposals until the step holds so many generated ones. Deterministic: the same number gives the same texts. */
export async function growTo(databaseUrl: string, step: Step, from: number, to: number): Promise<void> {
  const chance = seededChance(from + 1);
  const vocabulary = words();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
  for (let first = from; first < to; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - first) }, (_, i) => text(chance, vocabulary, first + i));
    await copyBatch(pool, step, batch, first);
    await learnWords(db, batch);
    process.stderr.write(`\r${Math.min(first + BATCH, to)} proposals`);
  }
  await pool.query('vacuum analyze proposals');
  await pool.query('vacuum analyze proposal_tallies');
  await pool.query('vacuum analyze search_words');
  await db.destroy();
  process.stderr.write('\n');
}

interface Text {
  readonly id: string;
  readonly language: 'ca';
  readonly title: string;
  readonly body: string;
}

async function copyBatch(pool: pg.Pool, step: Step, batch: readonly Text[], first: number): Promise<void> {
  const chance = seededChance(first + 7);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await copy(
      client,
      'proposals (id, process_id, step_id, number, language, title, body, standing, random_key, created_at, updated_at, published_at, search)',
      batch,
      ({ id, title, body }, i) => {
        const at = new Date(Date.now() - (2_000_000 - first - i) * 1000).toISOString();
        const vector = searchVectorText({ language: 'ca', title, body });
        return [
          id,
          step.processId,
          step.id,
          200_000 + first + i,
          'ca',
          title,
          body,
          'open',
          chance.below(2 ** 31),
          at,
          at,
          at,
          vector.replace(/\\/g, '\\\\'),
        ];
      },
    );
    await copy(client, 'proposal_tallies (proposal_id, step_id, supports, opening_supports)', batch, ({ id }) => {
      const supports = Math.floor(chance.next() ** 4 * 2000);
      return [id, step.id, supports, supports];
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function copy(
  client: pg.PoolClient,
  into: string,
  batch: readonly Text[],
  row: (text: Text, i: number) => unknown[],
): Promise<void> {
  const lines = Readable.from(
    (function* () {
      for (const [i, one] of batch.entries()) yield `${row(one, i).join('\t')}\n`;
    })(),
  );
  await pipeline(lines, client.query(copyFrom(`copy ${into} from stdin`)));
}

function text(chance: ReturnType<typeof seededChance>, vocabulary: readonly string[], number: number): Text {
  const draw = () => vocabulary[Math.min(WORDS - 1, Math.floor(WORDS ** chance.next()) - 1)] ?? 'ateneu';
  const sentence = (length: number) => Array.from({ length }, draw).join(' ');
  return { id: randomUUID(), language: 'ca', title: `${sentence(6)} ${number}`, body: sentence(40) };
}

function words(): string[] {
  const chance = seededChance(2016);
  return Array.from({ length: WORDS }, (_, i) =>
    Array.from({ length: 2 + (i % 3) }, () => chance.pick(SYLLABLES)).join(''),
  );
}
