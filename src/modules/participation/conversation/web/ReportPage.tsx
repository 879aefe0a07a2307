import type { DistrictId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { FEWEST_SHOWN } from '#kernel/small-numbers.ts';
import { AGE_EDGES, ageInWords } from '#modules/verification/index.ts';
import { Bullets, Crumbs, Facts, Onward, Section, Table } from '#ui/index.ts';
import { sharedStatements } from '../agreement-of-groups.ts';
import { EXPORT_FILES } from '../export-answers.ts';
import { groupLetter } from '../map-geometry.ts';
import type { ConversationReport, Coverage } from '../read-report.ts';
import type { Statement } from '../statement.ts';
import { AgreementTable, certainty, Said, whole } from './MapPart.tsx';

export interface ReportPageProps {
  readonly r: Reader;
  readonly report: ConversationReport;
  readonly base: string;
  /** The map, drawn. */
  readonly map: string;
  readonly districts: readonly { readonly id: DistrictId; readonly name: LocalizedText }[];
}

/** The outcome as sentences, then the picture, then every statement, then how to count again. Made to be printed. */
export function ReportPage({ r, report, base, map, districts }: ReportPageProps) {
  const { t } = r;
  const { read, stored } = report;
  const statements = new Map(read.statements.map((statement) => [statement.number, statement]));
  const title = r.textWithLanguage(read.step.title);
  return (
    <div class="wrap">
      <header class="page-head page-head--long">
        <Crumbs
          label={t('web.nav.here')}
          links={[
            { href: `/processes/${read.process.slug}`, label: r.text(read.process.title) },
            { href: base, label: t('conversation.crumb') },
          ]}
        />
        <h1 lang={title.language}>{t('conversation.report.title', { title: title.text })}</h1>
        <p class="lede">{outcome(r, report)}</p>
        <p>{certainty(r, stored.map)}</p>
        <p class="small muted">{t('conversation.report.as-of', { date: r.dateTime(stored.drawnAt) })}</p>
      </header>
      <InWords r={r} report={report} statements={statements} />
      <div dangerouslySetInnerHTML={{ __html: map }} />
      <Section id="every" title={t('conversation.report.every')} note={t('conversation.report.every-note')} full>
        <AgreementTable
          r={r}
          map={stored.map}
          statements={statements}
          most={statements.size}
          label={t('conversation.report.every-table')}
        />
      </Section>
      <Missing r={r} report={report} districts={districts} />
      <CountAgain r={r} report={report} base={base} />
    </div>
  );
}

/** "1,118 people gave 41,306 answers to 164 statements. Three groups …" */
function outcome({ t }: Reader, { stored, read }: ConversationReport): string {
  const { map } = stored;
  return t('conversation.report.outcome', {
    people: map.participants,
    answers: map.votes,
    statements: read.statements.length,
    groups: map.verdict === 'groups' ? map.groups.length : 0,
    shared: sharedStatements(map).length,
  });
}

function InWords({
  r,
  report,
  statements,
}: {
  r: Reader;
  report: ConversationReport;
  statements: Map<number, Statement>;
}) {
  const { t } = r;
  const { map } = report.stored;
  if (map.groups.length < 2) return null;
  return (
    <Section id="in-words" title={t('conversation.report.in-words')}>
      <div class="stack">
        {map.groups.map((group, index) => (
          <div class="stack-tight" key={index}>
            <h3>{t('conversation.report.group', { group: groupLetter(index), n: group.size })}</h3>
            <Bullets
              items={group.believes.slice(0, 5).map((belief) => (
                <>
                  {t(`conversation.report.${belief.says}s`, {
                    share: whole(r, belief.of === 0 ? 0 : belief.count / belief.of),
                  })}{' '}
                  <q>
                    <Said r={r} statement={statements.get(belief.statement)} bare />
                  </q>
                </>
              ))}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

// words: conversation.report.agrees conversation.report.disagrees
function Missing({ r, report, districts }: Pick<ReportPageProps, 'r' | 'report' | 'districts'>) {
  const { t } = r;
  const unknown = { name: t('conversation.missing.unknown'), group: null };
  return (
    <Section
      id="missing"
      title={t('conversation.missing.title')}
      note={t('conversation.missing.note', { least: FEWEST_SHOWN })}
    >
      <div class="stack">
        <CoverageTable
          r={r}
          of="district"
          coverage={report.districts}
          rows={[...districts.map(({ id, name }) => ({ name: r.text(name), group: id as DistrictId | null })), unknown]}
        />
        <CoverageTable
          r={r}
          of="age"
          coverage={report.ages}
          rows={[...AGE_EDGES.map((edge) => ({ name: ageInWords(edge, r), group: edge as number | null })), unknown]}
        />
      </div>
    </Section>
  );
}

// words: conversation.missing.district conversation.missing.age conversation.missing.none-district conversation.missing.none-age
// words: conversation.missing.table-district conversation.missing.table-age
function CoverageTable<Group>(props: {
  readonly r: Reader;
  readonly of: 'district' | 'age';
  readonly coverage: readonly Coverage<Group>[];
  readonly rows: readonly { readonly name: string; readonly group: Group }[];
}) {
  const { r, of, coverage, rows } = props;
  const { t } = r;
  // Of an import nobody knows where its people live: a table of nobodies would say that nobody came.
  if (coverage.every(({ group }) => group === null)) return <p>{t(`conversation.missing.none-${of}`)}</p>;
  const counted = new Map(coverage.map(({ group, people }) => [group, people]));
  return (
    <Table
      label={t(`conversation.missing.table-${of}`)}
      rows={rows}
      columns={[
        { label: t(`conversation.missing.${of}`), head: true, cell: ({ name }) => name },
        {
          label: t('conversation.missing.people'),
          num: true,
          cell: ({ group }) => {
            const people = counted.get(group);
            if (people === undefined) return t('conversation.missing.nobody');
            return people === null ? t('conversation.missing.few', { least: FEWEST_SHOWN }) : r.number(people);
          },
        },
      ]}
    />
  );
}

// words: conversation.report.file.*
function CountAgain({ r, report, base }: { r: Reader; report: ConversationReport; base: string }) {
  const { t } = r;
  const { stored } = report;
  return (
    <Section id="count" title={t('conversation.report.count.title')} note={t('conversation.report.count.note')}>
      <div class="stack">
        <Bullets
          items={EXPORT_FILES.map((file) => (
            <a key={file} href={`${base}/${file}`} download>
              {t(`conversation.report.file.${file.replace('.csv', '')}`, { file })}
            </a>
          ))}
        />
        <p>{t('conversation.report.count.how')}</p>
        <p>
          <code dir="ltr">npx ateneu map ./answers --format polis-export --json</code>
        </p>
        <Facts
          items={[
            { term: t('conversation.report.count.rule'), value: t('conversation.report.count.profile') },
            { term: t('conversation.report.count.hash'), value: <code dir="ltr">{report.dataHash}</code> },
            { term: t('conversation.report.count.drawn'), value: r.dateTime(stored.drawnAt) },
          ]}
        />
        <p>
          <Onward href={base}>{t('conversation.report.back')}</Onward>
        </p>
      </div>
    </Section>
  );
}
