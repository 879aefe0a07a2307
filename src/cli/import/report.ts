import type { Districts } from './match-districts.ts';
import type { Survey } from './survey-corpus.ts';
import type { Tally } from './write-corpus.ts';

/** What `--json` prints. */
export interface ImportReport {
  readonly source: string;
  readonly process: { readonly slug: string; readonly created: boolean };
  readonly dryRun: boolean;
  /** Stopped by Ctrl-C: run it again to go on. */
  readonly stopped: boolean;
  readonly proposals: Counted & { readonly supports: number; readonly cityWide: number };
  readonly comments: Counted & { readonly replies: number; readonly likes: number; readonly dislikes: number };
  readonly authors: number;
  readonly origins: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, number>>;
  readonly categories: number;
  readonly districts: {
    readonly matched: Readonly<Record<string, number>>;
    /** Kept as a last line of the text. */
    readonly unmatched: Readonly<Record<string, number>>;
  };
  readonly first: Date | null;
  readonly last: Date | null;
  readonly refused: Survey['refused'];
  readonly notes: Survey['notes'];
  readonly dataHash: string;
  /** Number of the entry in the public record; null where nothing was written down. */
  readonly recordEntry: number | null;
  readonly seconds: number;
  /** Largest resident size of this process. */
  readonly megabytes: number;
}

interface Counted extends Tally {
  readonly good: number;
}

type Told = Pick<ImportReport, 'source' | 'process' | 'dryRun' | 'stopped' | 'recordEntry' | 'seconds'>;

export function reportOf(
  told: Told,
  survey: Survey,
  written: { readonly proposals: Tally; readonly comments: Tally },
  districts: Districts,
): ImportReport {
  const { proposals, comments, supports, cityWide, replies, likes, dislikes } = survey;
  const [matched, unmatched] = [true, false].map((there) =>
    Object.fromEntries([...survey.districts].filter(([name]) => (districts.find(name) !== null) === there)),
  );
  return {
    ...told,
    proposals: { good: proposals, ...written.proposals, supports, cityWide },
    comments: { good: comments, ...written.comments, replies, likes, dislikes },
    authors: survey.authors,
    origins: Object.fromEntries(survey.byOrigin),
    answers: Object.fromEntries(survey.byVerdict),
    categories: survey.categories.size,
    districts: { matched: matched ?? {}, unmatched: unmatched ?? {} },
    ...{ first: survey.first, last: survey.last, refused: survey.refused, notes: survey.notes },
    dataHash: survey.dataHash,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

export function inWords(report: ImportReport): string {
  const { proposals, comments, districts, dryRun, process: target } = report;
  const unmatched = Object.entries(districts.unmatched);
  const lines = [
    `${dryRun ? 'Would import' : 'Imported'} ${report.source} into the process ${target.slug}${target.created ? ' (new)' : ''}.`,
    `  proposals   ${counted(proposals, dryRun)}`,
    `              ${said(report.origins)}; ${n(proposals.supports)} supports as opening balances; ${said(report.answers) || 'no answers'}`,
    `  comments    ${counted(comments, dryRun)}`,
    `              ${n(comments.replies)} replies; ${n(comments.likes)} likes, ${n(comments.dislikes)} dislikes`,
    `  people      ${n(report.authors)} under their pseudonyms; nobody can sign in as one`,
    `  categories  ${n(report.categories)}`,
    `  districts   ${Object.keys(districts.matched).length} matched, ${n(proposals.cityWide)} proposals for the whole city`,
    `  from        ${day(report.first)} to ${day(report.last)}`,
    `  data        ${report.dataHash}`,
  ];
  if (unmatched.length > 0) {
    lines.push(`  The city's map has no ${unmatched.map(([name, count]) => `${name} (${n(count)})`).join(', ')}:`);
    lines.push(
      '  these names are kept as a last line of the text. --districts FILE.geojson draws them in a city without districts.',
    );
  }
  for (const { file, line, why } of report.notes) lines.push(`  ${file}:${line}: ${why}`);
  lines.push(closing(report));
  return `${lines.join('\n')}\n`;
}

function closing({ refused, stopped, dryRun, recordEntry, seconds, megabytes }: ImportReport): string {
  const bad = refused.length === 0 ? 'Every line was good.' : `${n(refused.length)} lines refused, named above.`;
  if (dryRun) return `${bad} Nothing was written.`;
  if (stopped) return `${bad} Stopped as asked: run it again to go on.`;
  const record = recordEntry === null ? 'The public record has it already.' : `Public record: entry ${recordEntry}.`;
  return `${bad} ${record} ${seconds.toFixed(1)} s, ${megabytes} MB.`;
}

function counted({ good, added, changed, same }: Counted, dryRun: boolean): string {
  return dryRun ? n(good) : `${n(added)} new, ${n(changed)} changed, ${n(same)} as they were`;
}

function said(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${n(count)} ${word}`)
    .join(', ');
}

function n(count: number): string {
  return count.toLocaleString('en');
}

function day(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? '–';
}
