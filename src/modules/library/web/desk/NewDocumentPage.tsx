import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, ErrorSummary, Form } from '#ui/index.ts';
import type { KeepablePlaces, Returned } from './at-desk.ts';
import { DetailsFields, UploadFields } from './DetailsFields.tsx';

interface NewDocumentPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly places: KeepablePlaces;
  readonly languages: readonly Language[];
  readonly returned: Returned | null;
}

/** A document comes into the library. */
export function NewDocumentPage({ r, csrf, places, languages, returned }: NewDocumentPageProps) {
  const { t } = r;
  return (
    <>
      <p class="byline">
        <a href="/manage/documents">{t('library-desk.all')}</a>
      </p>
      <ErrorSummary title={t('library-desk.form.problems')} errors={returned?.problems ?? []} />
      <Form action="/manage/documents/new" hidden={{ csrf }} files guard>
        <DetailsFields {...{ r, places, languages, returned }} document={null} />
        <UploadFields r={r} returned={returned} languages={[r.language]} />
        <Button>{t('library-desk.form.publish')}</Button>
      </Form>
    </>
  );
}
