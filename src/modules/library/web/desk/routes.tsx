import { type Context, Hono } from 'hono';
import { readTexts, readTyped } from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { readRowInTime, writeRowInTime } from '#platform/http/list-address.ts';
import { seeOther } from '#platform/http/respond.ts';
import { addVersion } from '../../add-version.ts';
import { changeDocument } from '../../change-document.ts';
import type { DocumentId, LibraryDocument } from '../../document.ts';
import { publishDocument } from '../../publish-document.ts';
import { listAtDesk, listVersions } from '../../store.ts';
import { withdrawDocument } from '../../withdraw-document.ts';
import {
  atDesk,
  cityLanguages,
  deskHead,
  keepablePlaces,
  onlyKeepers,
  processIdsOf,
  type Returned,
  valueAtDesk,
} from './at-desk.ts';
import { type DeskForm, DocumentDeskPage } from './DocumentDeskPage.tsx';
import { DocumentsDeskPage } from './DocumentsDeskPage.tsx';
import { languagesTyped, noteField, readDetails, reasonField } from './document-fields.ts';
import { NewDocumentPage } from './NewDocumentPage.tsx';

const PAGE = 50;
const ONE = '/manage/documents/:id';

/** Which field answers for a refusal. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'file-empty': 'file',
  'file-too-large': 'file',
  'document-kind': 'file',
  'version-the-same': 'file',
  'document-in-the-future': 'dated',
};

/** The desk of documents: everything under /manage/documents. */
export function deskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/documents', listPage);
  routes.get('/manage/documents/new', (c) => newPage(c, null));

  routes.post('/manage/documents/new', async (c) => {
    onlyKeepers(c);
    const { ctx, reader } = c.var;
    const { typed, files } = await readTyped(c);
    const [places, languages] = [await keepablePlaces(c), await cityLanguages(c)];
    const read = readDetails(reader, typed, places, { languages, before: null });
    const file = await readUpload(c, typed, files);
    if (!read.ok || !file.ok) return newPage(c, { typed, problems: [...problemsOf(read), ...problemsOf(file)] });
    const published = await publishDocument(ctx, read.details, file);
    if (!published.ok && FIELD_OF[published.code]) return newPage(c, beside(c, typed, published));
    const { id } = valueAtDesk(published);
    return seeOther(c, `/manage/documents/${id}`, { key: 'library-desk.said.published' });
  });

  routes.get(ONE, async (c) => page(c, await atDesk(c), null));

  routes.post(ONE, async (c) => {
    const document = await atDesk(c);
    const { ctx, reader } = c.var;
    const { typed } = await readTyped(c);
    const [places, languages] = [await keepablePlaces(c), await cityLanguages(c)];
    const read = readDetails(reader, typed, places, { languages, before: document });
    if (!read.ok) return page(c, document, { form: 'details', typed, problems: read.problems });
    const changed = await changeDocument(ctx, document.id, read.details);
    if (!changed.ok && FIELD_OF[changed.code])
      return page(c, document, { form: 'details', ...beside(c, typed, changed) });
    return onward(c, document, changed, 'library-desk.said.changed');
  });

  routes.post(`${ONE}/versions`, async (c) => {
    const document = await atDesk(c);
    const { ctx, reader } = c.var;
    const { typed, files } = await readTyped(c);
    const { texts, problems } = readTexts(reader, typed, [noteField(reader)], { languages: await cityLanguages(c) });
    const file = await readUpload(c, typed, files);
    if (problems.length > 0 || !file.ok)
      return page(c, document, { form: 'version', typed, problems: [...problems, ...problemsOf(file)] });
    const added = await addVersion(ctx, document.id, { ...file, note: texts.note });
    if (!added.ok && FIELD_OF[added.code]) return page(c, document, { form: 'version', ...beside(c, typed, added) });
    return onward(c, document, added, 'library-desk.said.version-added');
  });

  routes.post(`${ONE}/withdraw`, async (c) => {
    const document = await atDesk(c);
    const { ctx, reader } = c.var;
    const { typed } = await readTyped(c);
    const { texts, problems } = readTexts(reader, typed, [reasonField(reader)], { languages: await cityLanguages(c) });
    if (problems.length > 0) return page(c, document, { form: 'withdraw', typed, problems });
    const withdrawn = await withdrawDocument(ctx, document.id, texts.reason);
    return onward(c, document, withdrawn, 'library-desk.said.withdrawn');
  });

  return routes;
}

async function listPage(c: Context<Env>): Promise<Response> {
  onlyKeepers(c);
  const { ctx, reader } = c.var;
  const places = await keepablePlaces(c);
  const after = readRowInTime<DocumentId>(c.req.query('after') ?? '');
  const found = await listAtDesk(ctx, { processIds: processIdsOf(places), after, limit: PAGE + 1 });
  const documents = found.slice(0, PAGE);
  const last = documents.at(-1);
  const next = found.length > PAGE && last ? writeRowInTime({ at: last.updatedAt, id: last.id }) : null;
  return c.render(
    <DocumentsDeskPage r={reader} documents={documents} places={places} next={next} first={!after} />,
    deskHead(reader.t('library-desk.list.title')),
  );
}

async function newPage(c: Context<Env>, returned: Returned | null): Promise<Response> {
  onlyKeepers(c);
  const { reader, csrf } = c.var;
  const [places, languages] = [await keepablePlaces(c), await cityLanguages(c)];
  return c.render(
    <NewDocumentPage {...{ r: reader, csrf, places, languages, returned }} />,
    deskHead(reader.t('library-desk.list.add'), returned),
  );
}

async function page(
  c: Context<Env>,
  document: LibraryDocument,
  returned: (Returned & { readonly form: DeskForm }) | null,
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const [places, languages] = [await keepablePlaces(c), await cityLanguages(c)];
  const versions = await listVersions(ctx, document.id);
  return c.render(
    <DocumentDeskPage {...{ r: reader, csrf, document, versions, places, languages, returned }} />,
    deskHead(reader.text(document.title), returned),
  );
}

// words: library-desk.said.*
/** Done; or somebody withdrew it meanwhile. */
function onward(
  c: Context<Env>,
  { id }: LibraryDocument,
  done: Parameters<typeof valueAtDesk>[0],
  key: string,
): Response {
  const here = `/manage/documents/${id}`;
  if (!done.ok && done.code === 'document-withdrawn')
    return seeOther(c, here, { key: 'refusals.document-withdrawn', kind: 'problem' });
  valueAtDesk(done);
  return seeOther(c, here, { key });
}

type ReadUpload =
  | {
      readonly ok: true;
      readonly upload: { readonly name: string; readonly bytes: Uint8Array };
      readonly languages: ReturnType<typeof languagesTyped>;
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

async function readUpload(
  c: Context<Env>,
  typed: Typed,
  files: ReadonlyMap<string, readonly File[]>,
): Promise<ReadUpload> {
  const { t } = c.var.reader;
  const [file] = files.get('file') ?? [];
  const languages = languagesTyped(typed);
  const problems = [
    ...(file ? [] : [{ field: 'file', message: t('library-desk.form.file-missing') }]),
    ...(languages.length > 0 ? [] : [{ field: 'languages[]', message: t('library-desk.form.languages-missing') }]),
  ];
  if (!file || problems.length > 0) return { ok: false, problems };
  return { ok: true, upload: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, languages };
}

function problemsOf(read: { readonly ok: boolean; readonly problems?: readonly FieldProblem[] }) {
  return read.problems ?? [];
}

function beside(
  c: Context<Env>,
  typed: Typed,
  refusal: Parameters<Env['Variables']['reader']['refusal']>[0],
): Returned {
  return { typed, problems: [{ field: FIELD_OF[refusal.code] ?? 'file', message: c.var.reader.refusal(refusal) }] };
}
