import type { Reader } from '#kernel/reader.ts';
import type { Category, ProcessWithSteps } from '#modules/participation/processes/index.ts';
import { ButtonLink, Facts, Kicker, Onward, PageHead, Section, Status, Table, Time } from '#ui/index.ts';
import { type DocumentVersion, type LibraryDocument, noonOf } from '../document.ts';
import type { DocumentRead } from '../read-document.ts';
import { fileInWords, languagesInWords } from './file-words.ts';
import { libraryAddress } from './library-query.ts';

interface DocumentPageProps extends DocumentRead {
  readonly r: Reader;
  /** The way to the desk for whoever keeps it. */
  readonly desk?: string | undefined;
}

// words: library.kind.*
/** One document: what it is, its newest file, and every one before it. */
export function DocumentPage(props: DocumentPageProps) {
  const { r, document, versions, desk } = props;
  const { t } = r;
  const title = r.textWithLanguage(document.title);
  const foreign = r.foreign(title.language);
  const summary = document.summary[title.language];
  return (
    <div class="wrap">
      <PageHead
        long
        title={title.text}
        lang={foreign}
        crumbs={crumbsOf(r)}
        above={<Kicker>{t(`library.kind.${document.kind}`)}</Kicker>}
        lede={summary && <span lang={foreign}>{summary}</span>}
        byline={[<Time r={r} at={noonOf(document.dated)} />, desk && <a href={desk}>{t('library.to-desk')}</a>]}
        actions={<NewestFile r={r} document={document} />}
      />
      <Section id="about" title={t('library.about')}>
        <Facts items={factsOf(props)} />
      </Section>
      {versions.length > 1 && <Versions r={r} document={document} versions={versions} />}
      <Section id="more" title={t('library.more')}>
        <Onward href="/documents">{t('library.all')}</Onward>
      </Section>
    </div>
  );
}

function NewestFile({ r, document }: { r: Reader; document: LibraryDocument }) {
  const { newest } = document;
  return (
    <>
      <ButtonLink href={fileAddress(document, newest)} about={r.text(document.title)}>
        {r.t('library.open')}
      </ButtonLink>
      <span class="muted small">{`${fileInWords(r, newest)}. ${languagesInWords(r, newest)}.`}</span>
    </>
  );
}

function factsOf({ r, document, process, topic, versions }: DocumentPageProps) {
  const { t } = r;
  const { newest } = document;
  return [
    { term: t('library.dated'), value: r.date(noonOf(document.dated)) },
    { term: t('library.of'), value: <PlaceLink r={r} process={process} topic={topic} /> },
    { term: t('library.languages'), value: languagesInWords(r, newest) },
    { term: t('library.file'), value: fileInWords(r, newest) },
    {
      term: t('library.version'),
      value: t('library.version-of', {
        number: newest.number,
        total: versions.length,
        date: r.date(newest.publishedAt),
      }),
    },
    { term: 'SHA-256', value: <code dir="ltr">{newest.sha256}</code> },
  ];
}

function PlaceLink({ r, process, topic }: { r: Reader; process: ProcessWithSteps | null; topic: Category | null }) {
  if (!process) return <>{r.t('library.of-the-city')}</>;
  return (
    <>
      <a href={libraryAddress({ process: process.slug })}>{r.text(process.title)}</a>
      {topic && `: ${r.text(topic.title)}`}
    </>
  );
}

interface VersionsProps {
  readonly r: Reader;
  readonly document: LibraryDocument;
  readonly versions: readonly DocumentVersion[];
}

function Versions({ r, document, versions }: VersionsProps) {
  const { t } = r;
  return (
    <Section id="versions" title={t('library.versions')} note={t('library.versions-note')} full>
      <Table
        stack
        label={t('library.versions')}
        rows={versions}
        columns={[
          {
            label: t('library.version'),
            head: true,
            cell: (version) => (
              <a href={fileAddress(document, version)}>{t('library.version-number', { number: version.number })}</a>
            ),
          },
          { label: t('library.since'), cell: ({ publishedAt }) => <Time r={r} at={publishedAt} /> },
          { label: t('library.changed'), cell: ({ note }) => r.text(note) || t('library.first') },
          { label: t('library.file'), cell: (version) => fileInWords(r, version) },
          { label: 'SHA-256', cell: ({ sha256 }) => <code dir="ltr">{sha256}</code> },
        ]}
      />
    </Section>
  );
}

/** What stands at the address of what was taken back: that it was, when, and why. */
export function WithdrawnDocumentPage({ r, document }: { r: Reader; document: LibraryDocument }) {
  const { t } = r;
  const title = r.textWithLanguage(document.title);
  const reason = r.textWithLanguage(document.withdrawalReason);
  return (
    <div class="wrap">
      <PageHead
        long
        title={title.text}
        lang={r.foreign(title.language)}
        crumbs={crumbsOf(r)}
        above={<Status kind="no">{t('library.withdrawn.state')}</Status>}
        lede={document.withdrawnAt && t('library.withdrawn.lede', { date: r.date(document.withdrawnAt) })}
      />
      <Section id="why" title={t('library.withdrawn.why')}>
        <p lang={r.foreign(reason.language)} dir="auto">
          {reason.text}
        </p>
      </Section>
      <Section id="more" title={t('library.more')}>
        <Onward href="/documents">{t('library.all')}</Onward>
      </Section>
    </div>
  );
}

function crumbsOf(r: Reader) {
  return { label: r.t('web.nav.here'), links: [{ href: '/documents', label: r.t('library.list.title') }] };
}

function fileAddress({ slug }: LibraryDocument, { number }: DocumentVersion): string {
  return `/documents/${slug}/versions/${number}`;
}
