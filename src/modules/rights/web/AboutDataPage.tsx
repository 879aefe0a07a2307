import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, Notice, Onward, PageHead, Section, Table } from '#ui/index.ts';
import type { HeldColumn, HeldTable } from '../held-data.ts';
import { keptUntil, seenBy, whyHeld } from './held-words.ts';

interface AboutDataPageProps {
  readonly r: Reader;
  readonly tables: readonly HeldTable[];
  /** Too many copies: minutes until the next. */
  readonly waitMinutes?: number;
}

interface Line {
  readonly table: HeldTable;
  readonly column: HeldColumn;
}

// words: rights.table.* rights.column.*
/** For whoever has not signed in: what is kept of people who take part, and why. */
export function AboutDataPage({ r, tables, waitMinutes }: AboutDataPageProps) {
  const { t } = r;
  const account = tables.filter(({ table }) => table === 'people');
  const others = tables.filter(({ table }) => table !== 'people');
  const lines = (some: readonly HeldTable[]): Line[] =>
    some.flatMap((table) => table.columns.map((column) => ({ table, column })));
  return (
    <div class="wrap">
      {waitMinutes !== undefined && (
        <Notice kind="warn" flash>
          <p>{t('rights.copy.too-often', { minutes: waitMinutes })}</p>
        </Notice>
      )}
      <PageHead
        long
        title={t('rights.about.title')}
        lede={t('rights.about.lede')}
        actions={
          <>
            <ButtonLink href="/sign-in?next=/your-data">{t('rights.about.sign-in')}</ButtonLink>
            <Onward href="/pages/privacy">{t('rights.about.privacy')}</Onward>
          </>
        }
      />
      <Section id="nothing" title={t('rights.about.visitor')}>
        <p>{t('rights.about.visitor-what')}</p>
      </Section>
      <Section id="account" title={t('rights.about.account')} note={t('rights.held.note')} full>
        <WhatTable r={r} lines={lines(account)} />
      </Section>
      <Section id="more" title={t('rights.about.more')} note={t('rights.about.more-note')} full>
        <WhatTable r={r} lines={lines(others)} withTable />
      </Section>
      <Section id="rights" title={t('rights.erase.title')}>
        <p>{t('rights.erase.how')}</p>
        <Onward href="/pages/privacy">{t('rights.erase.contact')}</Onward>
      </Section>
    </div>
  );
}

function WhatTable({ r, lines, withTable }: { r: Reader; lines: readonly Line[]; withTable?: boolean }) {
  const { t } = r;
  const name = ({ table, column }: Line) => {
    const words = t(`rights.column.${column.label}`);
    return withTable ? `${t(`rights.table.${table.label}`)}: ${words}` : words;
  };
  return (
    <Table
      stack
      label={t('rights.held.title')}
      rows={lines}
      columns={[
        { label: t('rights.held.what'), head: true, cell: name },
        { label: t('rights.held.why'), cell: ({ column }) => whyHeld(column, r) },
        { label: t('rights.held.who'), cell: ({ column }) => seenBy(column, r) },
        { label: t('rights.held.until'), cell: ({ column }) => keptUntil(column.retention, r) },
      ]}
    />
  );
}
