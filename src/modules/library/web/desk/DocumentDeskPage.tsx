import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { LanguageFields } from '#modules/participation/processes/index.ts';
import { Button, ErrorSummary, Form, Section, Status, Table } from '#ui/index.ts';
import type { DocumentVersion, LibraryDocument } from '../../document.ts';
import { fileInWords, languagesInWords } from '../file-words.ts';
import type { KeepablePlaces, Returned } from './at-desk.ts';
import { DetailsFields, UploadFields } from './DetailsFields.tsx';
import { noteField, reasonField } from './document-fields.ts';

/** Which of the page's forms came back. */
export type DeskForm = 'details' | 'version' | 'withdraw';

export interface DocumentDeskPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly document: LibraryDocument;
  /** Newest first. */
  readonly versions: readonly DocumentVersion[];
  readonly places: KeepablePlaces;
  readonly languages: readonly Language[];
  readonly returned: (Returned & { readonly form: DeskForm }) | null;
}

// words: library-desk.state.*
/** One document at the desk: its files, what is said of it, and the way to take it back. */
export function DocumentDeskPage(props: DocumentDeskPageProps) {
  const { r, document, returned } = props;
  const { t } = r;
  const isPublished = document.state === 'published';
  return (
    <>
      <p class="byline">
        <Status kind={isPublished ? 'open' : 'no'}>{t(`library-desk.state.${document.state}`)}</Status>
        <a href={`/documents/${document.slug}`}>{t('library-desk.see-public')}</a>
        <a href="/manage/documents">{t('library-desk.all')}</a>
      </p>
      <ErrorSummary title={t('library-desk.form.problems')} errors={returned?.problems ?? []} />
      <Versions {...props} />
      {isPublished ? (
        <>
          <NewVersion {...props} />
          <Details {...props} />
          <Withdraw {...props} />
        </>
      ) : (
        <Section id="withdrawn" title={t('library.withdrawn.why')} full>
          <p dir="auto">{r.text(document.withdrawalReason)}</p>
        </Section>
      )}
    </>
  );
}

function Versions({ r, document, versions }: DocumentDeskPageProps) {
  const { t } = r;
  const isPublished = document.state === 'published';
  const file = (number: number) => `/documents/${document.slug}/versions/${number}`;
  const words = (number: number) => t('library.version-number', { number });
  return (
    <Table
      stack
      label={t('library.versions')}
      rows={versions}
      columns={[
        {
          label: t('library.version'),
          head: true,
          cell: ({ number }) => (isPublished ? <a href={file(number)}>{words(number)}</a> : words(number)),
        },
        { label: t('library.since'), cell: ({ publishedAt }) => r.dateTime(publishedAt) },
        { label: t('library.changed'), cell: ({ note }) => r.text(note) || t('library.first') },
        {
          label: t('library.file'),
          cell: (version) => `${fileInWords(r, version)}. ${languagesInWords(r, version)}`,
        },
      ]}
    />
  );
}

function NewVersion({ r, csrf, document, languages, returned }: DocumentDeskPageProps) {
  const { t } = r;
  const back = returned?.form === 'version' ? returned : null;
  return (
    <Section id="new-version" title={t('library-desk.version.title')} note={t('library-desk.version.what')} full>
      <Form action={`/manage/documents/${document.id}/versions`} hidden={{ csrf }} files guard>
        <LanguageFields
          r={r}
          fields={[noteField(r)]}
          languages={languages}
          texts={{}}
          typed={back?.typed}
          problems={back?.problems}
        />
        <UploadFields r={r} returned={back} languages={document.newest.languages} />
        <Button>{t('library-desk.version.act')}</Button>
      </Form>
    </Section>
  );
}

function Details({ r, csrf, document, places, languages, returned }: DocumentDeskPageProps) {
  const { t } = r;
  const back = returned?.form === 'details' ? returned : null;
  return (
    <Section id="details" title={t('library-desk.details.title')} note={t('library-desk.details.what')} full>
      <Form action={`/manage/documents/${document.id}`} hidden={{ csrf }} guard>
        <DetailsFields {...{ r, document, places, languages }} returned={back} />
        <Button kind="quiet">{t('library-desk.details.act')}</Button>
      </Form>
    </Section>
  );
}

function Withdraw({ r, csrf, document, languages, returned }: DocumentDeskPageProps) {
  const { t } = r;
  const back = returned?.form === 'withdraw' ? returned : null;
  return (
    <Section id="withdraw" title={t('library-desk.withdraw.title')} note={t('library-desk.withdraw.what')} full>
      <Form action={`/manage/documents/${document.id}/withdraw`} hidden={{ csrf }} guard>
        <LanguageFields
          r={r}
          fields={[reasonField(r)]}
          languages={languages}
          texts={{}}
          typed={back?.typed}
          problems={back?.problems}
        />
        <Button kind="danger">{t('library-desk.withdraw.act')}</Button>
      </Form>
    </Section>
  );
}
