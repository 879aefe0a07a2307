import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, ButtonForm, EmptyState, ErrorSummary, errorOf, FileField, Form, Notice, Table } from '#ui/index.ts';
import type { ProcessDocument, ProcessWithSteps } from '../../process.ts';
import { basePath, type Returned } from './at-desk.ts';
import { LanguageFields } from './LanguageFields.tsx';
import { ProcessFrame } from './ProcessFrame.tsx';
import type { TextToWrite } from './texts.ts';

interface DocumentsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  readonly documents: readonly ProcessDocument[];
  readonly languages: readonly Language[];
  readonly returned: Returned | null;
}

const ACCEPT = '.pdf,.odt,.ods,.docx,.xlsx,.csv,.txt';

export function documentFields({ t }: Reader): TextToWrite<'title'>[] {
  return [
    {
      name: 'title',
      label: t('processes-desk.documents.name'),
      hint: t('processes-desk.documents.name-hint'),
      max: 150,
      required: true,
    },
  ];
}

/** The papers beside a process. */
export function DocumentsPage({ r, csrf, process, documents, languages, returned }: DocumentsPageProps) {
  const { t } = r;
  const error = errorOf(returned?.problems, 'file');
  const here = `${basePath(process)}/documents`;
  return (
    <ProcessFrame r={r} process={process} page="documents">
      <ErrorSummary title={t('processes-desk.form.problems')} errors={returned?.problems ?? []} />
      {documents.length === 0 ? (
        <EmptyState title={t('processes-desk.documents.empty')} level={2} />
      ) : (
        <Table
          label={t('processes-desk.page.documents')}
          stack
          rows={documents}
          columns={[
            {
              label: t('processes-desk.documents.name'),
              head: true,
              cell: ({ id, title }) => <a href={`/processes/${process.slug}/documents/${id}`}>{r.text(title)}</a>,
            },
            { label: t('processes-desk.documents.size'), num: true, cell: ({ size }) => r.bytes(size) },
            {
              label: t('processes-desk.documents.remove'),
              labelHidden: true,
              cell: ({ id, title }) => (
                <ButtonForm action={`${here}/${id}/remove`} hidden={{ csrf }} kind="danger" small about={r.text(title)}>
                  {t('processes-desk.documents.remove')}
                </ButtonForm>
              ),
            },
          ]}
        />
      )}
      <section class="stack" aria-labelledby="add">
        <h2 id="add">{t('processes-desk.documents.add')}</h2>
        <Notice kind="warn">
          <p>{t('processes-desk.documents.metadata')}</p>
        </Notice>
        <Form action={here} hidden={{ csrf }} files guard>
          <LanguageFields
            r={r}
            fields={documentFields(r)}
            languages={languages}
            texts={{}}
            typed={returned?.typed}
            problems={returned?.problems}
          />
          <FileField
            name="file"
            label={t('processes-desk.documents.file')}
            hint={t('processes-desk.documents.file-hint')}
            accept={ACCEPT}
            required
            {...(error ? { error } : {})}
          />
          <Button>{t('processes-desk.documents.add')}</Button>
        </Form>
      </section>
    </ProcessFrame>
  );
}
