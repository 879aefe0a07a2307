import type { Head } from '@ateneu/public-record';
import type { Reader } from '#kernel/reader.ts';
import { type Content, Facts, Onward, PageHead, Section, Time } from '#ui/index.ts';
import type { RecordItem } from '../record.ts';
import { isRecordKind } from '../record-kinds.ts';
import { EntrySentence } from './EntrySentence.tsx';
import { SubjectAnchor } from './SubjectAnchor.tsx';
import type { SubjectLink } from './subject-links.ts';

interface Props {
  readonly reader: Reader;
  readonly entry: RecordItem;
  readonly head: Head;
  readonly link: SubjectLink | undefined;
}

/** One entry, with all that its hash covers. */
export function EntryPage({ reader, entry, head, link }: Props) {
  const { t } = reader;
  return (
    <div class="wrap">
      <PageHead
        crumbs={{ label: t('record.crumbs'), links: [{ href: '/record', label: t('record.title') }] }}
        title={t('record.entry.title', { seq: entry.seq })}
        lede={<EntrySentence entry={entry} reader={reader} />}
        byline={[<Time at={entry.at} r={reader} format="dateTime" />, kindInWords(entry, reader)]}
        actions={link && <SubjectAnchor link={link} reader={reader} />}
      />
      <Section id="chain" title={t('record.entry.chain')} note={t('record.entry.chain-note')}>
        <Facts items={chainFacts(entry, head, reader)} />
      </Section>
      <Section id="line" title={t('record.entry.line')} note={t('record.entry.line-note')}>
        <p dir="ltr">
          <code class="letters">{entry.line}</code>
        </p>
      </Section>
    </div>
  );
}

function chainFacts({ seq, hash, previous, subject }: RecordItem, head: Head, { t }: Reader) {
  const neighbour = (other: number) => (
    <Onward href={`/record/${other}`}>{t('record.entry.number', { seq: other })}</Onward>
  );
  const fact = (term: string, value: Content) => ({ term, value });
  return [
    fact(t('record.entry.about'), <code dir="ltr">{`${subject.kind} ${subject.id}`}</code>),
    fact(
      t('record.entry.hash'),
      <code class="letters" dir="ltr">
        {hash}
      </code>,
    ),
    fact(
      t('record.entry.previous-hash'),
      <code class="letters" dir="ltr">
        {previous}
      </code>,
    ),
    fact(t('record.entry.before'), seq > 1 ? neighbour(seq - 1) : t('record.entry.first')),
    fact(t('record.entry.after'), seq < head.seq ? neighbour(seq + 1) : t('record.entry.last')),
  ];
}

function kindInWords({ kind }: RecordItem, { t }: Reader): string {
  return isRecordKind(kind) ? t(`record.kind.${kind}`) : kind;
}
