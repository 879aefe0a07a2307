import { type Context, Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { seeOther } from '#platform/http/respond.ts';
import { addDocument } from '../../add-document.ts';
import { removeDocument } from '../../remove-document.ts';
import { listDocuments } from '../../store.ts';
import { basePath, cityLanguages, deskHead, processAtDesk, type Returned, readTyped, valueOr404 } from './at-desk.ts';
import { DocumentsPage, documentFields } from './DocumentsPage.tsx';
import { readTexts } from './texts.ts';

const DOCUMENTS = '/manage/processes/:process/documents';

/** The papers beside a process. */
export function documentRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(DOCUMENTS, (c) => documentsPage(c, null));

  routes.post(DOCUMENTS, async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    const { typed, files } = await readTyped(c);
    const { texts, problems } = readTexts(reader, typed, documentFields(reader), { languages: await cityLanguages(c) });
    const [file] = files.get('file') ?? [];
    const wrong = [
      ...problems,
      ...(file ? [] : [{ field: 'file', message: reader.t('processes-desk.documents.no-file') }]),
    ];
    if (!file || wrong.length > 0) return documentsPage(c, { typed, problems: wrong });
    const upload = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const added = await addDocument(ctx, { process: process.slug, title: texts.title, upload });
    if (!added.ok) return documentsPage(c, { typed, problems: [{ field: 'file', message: reader.refusal(added) }] });
    return seeOther(c, `${basePath(process)}/documents`, { key: 'processes-desk.said.document-added' });
  });

  routes.post(`${DOCUMENTS}/:document/remove`, async (c) => {
    const process = await processAtDesk(c);
    const document = c.req.param('document') ?? '';
    valueOr404(await removeDocument(c.var.ctx, { process: process.slug, document }));
    return seeOther(c, `${basePath(process)}/documents`, { key: 'processes-desk.said.document-removed' });
  });

  return routes;
}

async function documentsPage(c: Context<Env>, returned: Returned | null) {
  const { ctx, reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const [documents, languages] = await Promise.all([listDocuments(ctx, process.id), cityLanguages(c)]);
  const title = reader.t('processes-desk.documents.title', { process: reader.text(process.title) });
  return c.render(
    <DocumentsPage {...{ r: reader, csrf, process, documents, languages, returned }} />,
    deskHead(title, returned),
  );
}
