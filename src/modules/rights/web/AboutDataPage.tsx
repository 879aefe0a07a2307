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

// words: rights.table.* rights.column.*
/** For whoever has not signed in: what is kept of people who take part, and why. */
export function AboutDataPage({ r, tables, waitMinutes }: AboutDataPageProps) {
  const { t } = r;
  const account = tables.filter(({ table }) => table === 'people').flatMap(({ columns }) => columns);
  const others = tables.filter(({ table }) => table !== 'people');
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
        <AccountTable r={r} columns={account} />
      </Section>
      <Section id="more" title={t('rights.about.more')} note={t('rights.about.more-note')} full>
        <OtherTables r={r} tables={others} />
      </Section>
      <Section id="rights" title={t('rights.erase.title')}>
        <p>{t('rights.erase.how')}</p>
        <Onward href="/pages/privacy">{t('rights.erase.contact')}</Onward>
      </Section>
    </div>
  );
}

function AccountTable({ r, columns }: { r: Reader; columns: readonly HeldColumn[] }) {
  const { t } = r;
  return (
    <Table
      stack
      label={t('rights.about.account')}
      rows={columns}
      columns={[
        { label: t('rights.held.what'), head: true, cell: ({ label }) => t(`rights.column.${label}`) },
        { label: t('rights.held.why'), cell: (column) => whyHeld(column, r) },
        { label: t('rights.held.who'), cell: (column) => seenBy(column, r) },
        { label: t('rights.held.until'), cell: ({ retention }) => keptUntil(retention, r) },
      ]}
    />
  );
}

/** One line a table: all that its columns say, each thing once. */
function OtherTables({ r, tables }: { r: Reader; tables: readonly HeldTable[] }) {
  const { t } = r;
  const each = (columns: readonly HeldColumn[], words: (column: HeldColumn) => string) =>
    [...new Set(columns.map(words))].map((said) => <div key={said}>{said}</div>);
  return (
    <Table
      stack
      label={t('rights.about.more')}
      rows={tables}
      columns={[
        { label: t('rights.held.what'), head: true, cell: ({ label }) => t(`rights.table.${label}`) },
        {
          label: t('rights.held.which'),
          cell: ({ columns }) => r.list(columns.map(({ label }) => t(`rights.column.${label}`))),
        },
        { label: t('rights.held.why'), cell: ({ columns }) => each(columns, (column) => whyHeld(column, r)) },
        { label: t('rights.held.who'), cell: ({ columns }) => each(columns, (column) => seenBy(column, r)) },
        {
          label: t('rights.held.until'),
          cell: ({ columns }) => each(columns, ({ retention }) => keptUntil(retention, r)),
        },
      ]}
    />
  );
}
