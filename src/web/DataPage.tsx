import type { Reader } from '#kernel/reader.ts';
import type { City } from '#modules/city/index.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import { Bullets, EmptyState, Facts, Onward, PageHead, Section, Table } from '#ui/index.ts';

interface DataPageProps {
  readonly r: Reader;
  readonly city: City;
  /** Public ones. */
  readonly processes: readonly ProcessWithSteps[];
  readonly origin: string;
}

const FORMATS = ['csv', 'json', 'jsonl'] as const;

/** Every list of the city as a file, process by process. */
export function DataPage({ r, city, processes, origin }: DataPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead title={t('opendata.title')} lede={t('opendata.lede')} />
      <Section id="processes" title={t('opendata.by-process')} note={t('opendata.by-process-note')} full>
        {processes.length === 0 ? <EmptyState title={t('opendata.none')} /> : <ByProcess r={r} processes={processes} />}
      </Section>
      <Section id="city" title={t('opendata.whole-city')}>
        <Bullets
          items={[
            <Files label={t('opendata.processes')} base="/processes" />,
            <Files label={t('news.list.title')} base="/news" feed />,
            <Files label={t('library.list.title')} base="/documents" />,
            <Files label={t('opendata.projects')} base="/projects" />,
            <span class="actions actions--small">
              <span>{t('opendata.record')}</span>
              <a href="/record.jsonl">JSONL</a>
            </span>,
          ]}
        />
      </Section>
      <Section id="formats" title={t('opendata.formats')}>
        <Facts
          items={[
            { term: 'CSV', value: t('opendata.csv') },
            { term: 'JSON', value: t('opendata.json') },
            { term: 'JSONL', value: t('opendata.jsonl') },
            { term: 'Atom', value: t('opendata.atom') },
          ]}
        />
      </Section>
      <Section id="cite" title={t('opendata.cite')} note={t('opendata.cite-note')}>
        <p>
          <code>
            {t('opendata.citation', { city: r.text(city.name), address: `${origin}/data`, date: r.date(r.now) })}
          </code>
        </p>
        <Onward href="/pages/legal-notice">{t('opendata.legal')}</Onward>
      </Section>
      <Section id="people" title={t('opendata.people')}>
        <p>{t('opendata.people-words')}</p>
      </Section>
    </div>
  );
}

function ByProcess({ r, processes }: Pick<DataPageProps, 'r' | 'processes'>) {
  const { t } = r;
  const hasProposals = ({ steps }: ProcessWithSteps) => steps.some(({ method }) => method === 'proposals');
  return (
    <Table
      stack
      label={t('opendata.by-process')}
      rows={processes}
      columns={[
        {
          label: t('opendata.process'),
          head: true,
          cell: ({ slug, title }) => {
            const { text, language } = r.textWithLanguage(title);
            return (
              <a class="target" href={`/processes/${slug}`} lang={r.foreign(language)}>
                {text}
              </a>
            );
          },
        },
        {
          label: t('opendata.proposals'),
          cell: (process) =>
            hasProposals(process) ? <Files base={`/processes/${process.slug}/proposals`} feed /> : '–',
        },
        {
          label: t('opendata.comments'),
          cell: (process) => (hasProposals(process) ? <Files base={`/processes/${process.slug}/comments`} /> : '–'),
        },
        {
          label: t('opendata.acts'),
          cell: ({ id, title }) => (
            <a class="target" href={`/record?process=${id}`}>
              {t('opendata.see-record')}
              <span class="visually-hidden">: {r.text(title)}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

/** "CSV JSON JSONL" */
function Files({ label, base, feed }: { label?: string; base: string; feed?: boolean }) {
  return (
    <span class="actions actions--small">
      {label && <span>{label}</span>}
      {[...FORMATS, ...(feed ? (['atom'] as const) : [])].map((format) => (
        <a key={format} href={`${base}.${format}`}>
          {format === 'atom' ? 'Atom' : format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
