import type { Reader } from '#kernel/reader.ts';
import type { PersonalDataAccessEntry, ProcessingLimit } from '#platform/personal-data.ts';
import { Actions, ButtonLink, Onward, PageHead, Pair, Section, Stack, Table, Twin } from '#ui/index.ts';
import type { Correction } from '../correction.ts';
import type { HeldColumn, HeldRows, HeldTable, HeldValue } from '../held-data.ts';
import type { LimitablePurpose } from '../limit-purpose.ts';
import type { ConsentsHeld } from '../read-consents.ts';
import { ConsentsSection } from './ConsentsSection.tsx';
import { CorrectionsSection } from './CorrectionsSection.tsx';
import { keptUntil, seenBy, valueInWords, whyHeld } from './held-words.ts';
import { LimitsSection } from './LimitsSection.tsx';
import type { NamedValue } from './names-in.ts';
import { placesInWords, WhoLooked } from './WhoLooked.tsx';

interface YourDataPageProps {
  readonly r: Reader;
  readonly held: readonly HeldRows[];
  readonly names: ReadonlyMap<string, ReadonlyMap<string, NamedValue>>;
  /** By others, newest first. */
  readonly accesses: readonly PersonalDataAccessEntry[];
  readonly tables: readonly HeldTable[];
  readonly csrf: string;
  readonly consents: ConsentsHeld;
  readonly purposes: readonly LimitablePurpose[];
  readonly limits: readonly ProcessingLimit[];
  readonly corrections: readonly Correction[];
  /** A guest has none: nothing leads her to its pages. */
  readonly hasAccount: boolean;
}

const MONTH = 30 * 86_400_000;

/** Where what is held can be changed. */
const CHANGED_AT: Readonly<Record<string, string>> = {
  'people.display_name': '/account',
  'people.language': '/account',
  'people.district_id': '/account',
  'people.organisation_name': '/account',
  'people.email_sealed': '/account/email',
  'people.terms_version': '#consents',
  consent_entries: '#consents',
  processing_limits: '#limits',
  passkeys: '/account/second-factor',
  sessions: '/account#sessions',
};

/** What is not hers to change: she asks. */
const ASKED_AT: Readonly<Record<string, string>> = {
  voters: '/your-data/correct?datum=level',
  moderation_hidings: '/moderation',
};

/** Everything held about the reader, who looked at it, and how to take it away. */
export function YourDataPage(props: YourDataPageProps) {
  const { r, held, accesses, tables } = props;
  const { t } = r;
  const lines = linesOf(held);
  const lately = accesses.filter(({ at }) => r.now.getTime() - at.getTime() < MONTH).length;
  return (
    <div class="wrap">
      <PageHead
        long
        title={t('rights.heading', { things: lines.length })}
        lede={t('rights.looked-lately', { times: lately })}
        actions={
          <>
            <ButtonLink href="/your-data/copy" download>
              {t('rights.copy.take')}
            </ButtonLink>
            <Onward href="#who">{t('rights.looked.title')}</Onward>
          </>
        }
      />
      <Section id="held" title={t('rights.held.title')} note={t('rights.held.note')} full>
        <HeldTableOf {...props} lines={lines} />
      </Section>
      <Section id="each" title={t('rights.each.title')} note={t('rights.each.note')}>
        <Stack>
          {held
            .filter(({ table }) => table.table !== 'people')
            .map((group) => (
              <Each key={group.table.table} {...props} group={group} />
            ))}
        </Stack>
      </Section>
      <ConsentsSection r={r} csrf={props.csrf} consents={props.consents} hasAccount={props.hasAccount} />
      <CorrectionsSection r={r} corrections={props.corrections} />
      <WhoLooked r={r} accesses={accesses} tables={tables} />
      <LimitsSection r={r} csrf={props.csrf} purposes={props.purposes} limits={props.limits} />
      <TakeOrErase r={r} />
    </div>
  );
}

/** A line of the account is one value; elsewhere it stands for all rows of a table. */
interface Line {
  readonly column: HeldColumn;
  readonly value?: HeldValue;
  readonly group: HeldRows;
}

function linesOf(held: readonly HeldRows[]): Line[] {
  return held.flatMap((group): Line[] => {
    const [row] = group.rows;
    const [first] = group.table.columns;
    if (group.table.table !== 'people') return first ? [{ column: first, group }] : [];
    return group.table.columns
      .map((column) => ({ column, group, value: row?.[column.name] ?? null }))
      .filter(({ value }) => value !== null && value !== '');
  });
}

// words: rights.table.* rights.column.*
function HeldTableOf({ r, names, tables, held, lines, hasAccount }: YourDataPageProps & { lines: readonly Line[] }) {
  const { t } = r;
  const isValue = (line: Line) => line.value !== undefined;
  const changedAt = ({ column, group }: Line) => {
    const href = CHANGED_AT[column.place] ?? CHANGED_AT[group.table.table];
    return hasAccount || href?.startsWith('#') ? href : undefined;
  };
  const name = ({ column, group }: Line) =>
    t(group.table.table === 'people' ? `rights.column.${column.label}` : `rights.table.${group.table.label}`);
  return (
    <Table
      stack
      label={t('rights.held.title')}
      rows={lines}
      columns={[
        { label: t('rights.held.what'), head: true, cell: name },
        {
          label: t('rights.held.value'),
          cell: (line) =>
            isValue(line) ? (
              <Value r={r} names={names} tables={tables} column={line.column} value={line.value ?? null} />
            ) : (
              <a href={`#${line.group.table.label}`}>{t('rights.held.rows', { rows: line.group.total })}</a>
            ),
        },
        { label: t('rights.held.why'), cell: ({ column }) => whyHeld(column, r) },
        { label: t('rights.held.who'), cell: ({ column }) => seenBy(column, r) },
        {
          label: t('rights.held.until'),
          cell: ({ column, group }) => (
            <div>
              {keptUntil(column.retention, r)}
              <div class="muted small">{since(group, held, r)}</div>
            </div>
          ),
        },
        {
          label: t('rights.held.you-can'),
          cell: (line) => {
            const href = changedAt(line);
            if (href) return <a href={href}>{t('rights.held.change')}</a>;
            const ask = ASKED_AT[line.group.table.table];
            return ask ? <a href={ask}>{t('rights.held.ask')}</a> : <span class="muted">–</span>;
          },
        },
      ]}
    />
  );
}

/** What stands in the account has been there as long as it, at most. */
function since({ since }: HeldRows, held: readonly HeldRows[], r: Reader): string {
  const account = held.find(({ table }) => table.table === 'people')?.since;
  const from = since ?? account;
  return from ? r.t('consents.since', { since: r.shortDate(from) }) : '';
}

function Each({ r, names, tables, group }: YourDataPageProps & { group: HeldRows }) {
  const { t } = r;
  const { table, rows, total } = group;
  return (
    <Twin id={table.label} summary={`${t(`rights.table.${table.label}`)}: ${t('rights.held.rows', { rows: total })}`}>
      <Table
        stack
        label={t(`rights.table.${table.label}`)}
        rows={rows}
        columns={filledIn(group).map((column, index) => ({
          label: t(`rights.column.${column.label}`),
          head: index === 0,
          cell: (row: HeldRows['rows'][number]) => (
            <Value r={r} names={names} tables={tables} column={column} value={row[column.name] ?? null} />
          ),
        }))}
      />
      {total > rows.length && <p class="muted small">{t('rights.each.newest', { shown: rows.length, total })}</p>}
    </Twin>
  );
}

/** Columns in which none of the rows says anything only take room; the copy has them. */
function filledIn({ table, rows }: HeldRows): readonly HeldColumn[] {
  const filled = table.columns.filter(({ name }) => rows.some((row) => row[name] !== null && row[name] !== ''));
  return filled.length > 0 ? filled : table.columns;
}

function Value(props: Pick<YourDataPageProps, 'r' | 'names' | 'tables'> & { column: HeldColumn; value: HeldValue }) {
  const { r, names, tables, column, value } = props;
  const named = typeof value === 'string' ? names.get(column.place)?.get(value) : undefined;
  if (named?.href) {
    return (
      <a href={named.href} lang={named.lang}>
        {named.text}
      </a>
    );
  }
  const places = column.place === 'corrections.columns' && Array.isArray(value) ? value : null;
  const words = named?.text ?? (places ? placesInWords(places, tables, r) : valueInWords(column, value, r));
  // A fingerprint or a key has no blank to break at.
  if (/^\S{33,}$/.test(words)) return <code>{words}</code>;
  return <bdi>{words.length > 240 ? `${words.slice(0, 240)}…` : words}</bdi>;
}

function TakeOrErase({ r }: { r: Reader }) {
  const { t } = r;
  return (
    <Section id="go" title={t('rights.go.title')}>
      <Pair>
        <Stack>
          <h3>{t('rights.copy.title')}</h3>
          <p>{t('rights.copy.what')}</p>
          <Actions>
            <ButtonLink href="/your-data/copy" kind="quiet" download>
              {t('consents.copy.zip')}
            </ButtonLink>
            <ButtonLink href="/your-data/copy?format=json" kind="quiet" download>
              {t('rights.copy.json')}
            </ButtonLink>
            <ButtonLink href="/your-data/copy?format=csv" kind="quiet" download>
              {t('rights.copy.csv')}
            </ButtonLink>
          </Actions>
        </Stack>
        <Stack>
          <h3>{t('rights.erase.title')}</h3>
          <p>{t('rights.erase.how')}</p>
          <Onward href="/your-data/erase">{t('rights.erase.page')}</Onward>
          <Onward href="/privacy/register">{t('privacy.register.title')}</Onward>
        </Stack>
      </Pair>
    </Section>
  );
}
