import type { Reader } from '#kernel/reader.ts';
import { Bullets, Facts, Onward, PageHead, Section, Stack, Table, Twin } from '#ui/index.ts';
import type { Controller } from '../consent-receipt.ts';
import type { Activity, RegisteredTable } from '../processing-register.ts';
import { keptUntil } from './held-words.ts';
import { columnInWords, tableInWords } from './inner-words.ts';
import type { Recipient } from './options.ts';

interface RegisterPageProps {
  readonly r: Reader;
  readonly register: readonly Activity[];
  readonly controller: Controller;
  readonly recipients: readonly Recipient[];
}

// words: consents.recipient.* rights.purpose.*
/** The record of processing activities (GDPR art. 30), purpose by purpose, made from the same entries as the program. */
export function RegisterPage({ r, register, controller, recipients }: RegisterPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        long
        title={t('privacy.register.title')}
        lede={t('privacy.register.lede')}
        crumbs={{ label: t('web.nav.here'), links: [{ href: '/your-data', label: t('rights.title') }] }}
        actions={
          <>
            <Onward href="/privacy/register.csv">{t('privacy.register.csv')}</Onward>
            <Onward href="/privacy/register.json">{t('privacy.register.json')}</Onward>
            <Onward href="/privacy/retention">{t('privacy.retention.title')}</Onward>
            <Onward href="/privacy/statistics">{t('privacy.statistics.title')}</Onward>
          </>
        }
      />
      <Section id="who" title={t('privacy.register.who')}>
        <Facts
          items={[
            { term: t('privacy.register.controller'), value: controller.name },
            { term: t('privacy.register.contact'), value: contactOf(controller) || t('privacy.register.no-contact') },
            { term: t('privacy.register.subjects'), value: t('privacy.register.subjects-answer') },
            {
              term: t('privacy.register.recipients'),
              value:
                recipients.length === 0
                  ? t('privacy.register.nobody')
                  : r.list(recipients.map((one) => t(`consents.recipient.${one}`))),
            },
            { term: t('privacy.register.transfers'), value: t('privacy.register.transfers-answer') },
          ]}
        />
      </Section>
      <Section id="measures" title={t('privacy.register.measures')}>
        <Bullets
          items={[
            t('privacy.register.measure.sealed'),
            t('privacy.register.measure.logged'),
            t('privacy.register.measure.keys'),
            t('privacy.register.measure.erased'),
          ]}
        />
      </Section>
      {register.map((activity) => (
        <ActivitySection key={activity.purpose} r={r} activity={activity} />
      ))}
    </div>
  );
}

function contactOf({ email, address }: Controller): string {
  return [address, email].filter(Boolean).join('. ');
}

// words: rights.purpose.* rights.basis.*
function ActivitySection({ r, activity }: { r: Reader; activity: Activity }) {
  const { t } = r;
  const bases = r.list(activity.legalBases.map((basis) => t(`rights.basis.${basis}`)));
  return (
    <Section id={activity.purpose} title={t(`rights.purpose.${activity.purpose}`)} note={bases} full>
      <Stack>
        {activity.tables.map((table) => (
          <TableTwin key={table.table} r={r} table={table} />
        ))}
      </Stack>
    </Section>
  );
}

// words: rights.basis.* privacy.erase.*
function TableTwin({ r, table }: { r: Reader; table: RegisteredTable }) {
  const { t } = r;
  const name = tableInWords(table, r);
  const kept = [...new Set(table.columns.map(({ retention }) => keptUntil(retention, r)))].join('; ');
  return (
    <Twin summary={`${name} – ${kept}`}>
      <Table
        stack
        label={`${name}: ${t('rights.held.which')}`}
        rows={table.columns}
        columns={[
          { label: t('rights.held.what'), head: true, cell: (column) => <bdi>{columnInWords(column, r)}</bdi> },
          { label: t('privacy.register.basis'), cell: ({ legalBasis }) => t(`rights.basis.${legalBasis}`) },
          {
            label: t('rights.held.who'),
            cell: (column) => t(`rights.seen.${column.public ? 'everyone' : column.sealed ? 'sealed' : 'staff'}`),
          },
          { label: t('rights.held.until'), cell: ({ retention }) => keptUntil(retention, r) },
          { label: t('privacy.register.erased'), cell: ({ erase }) => t(`privacy.erase.${erase}`) },
        ]}
      />
    </Twin>
  );
}
