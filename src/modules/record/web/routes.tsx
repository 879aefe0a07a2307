import { Hono } from 'hono';
import type { ProcessId } from '#kernel/ids.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { readEntry, readRecord, recordLines } from '../read-record.ts';
import { findHead, listRecordedProcesses } from '../store.ts';
import { EntryPage } from './EntryPage.tsx';
import { entryInWords } from './EntrySentence.tsx';
import { RecordPage } from './RecordPage.tsx';
import { recordQuery } from './record-address.ts';
import { streamLines } from './stream-lines.ts';
import { noLinks, type SubjectLinks } from './subject-links.ts';

/** The public record: read by anyone, to the last entry. */
export function recordRoutes(linksOf: SubjectLinks = noLinks): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/record', async (c) => {
    const { ctx, reader } = c.var;
    const query = readQuery(c, recordQuery);
    const filter = { kind: query.kind, processId: query.process as ProcessId | undefined, before: query.before };
    const page = await readRecord(ctx, filter);
    const [head, processes, links] = [
      await findHead(ctx),
      await listRecordedProcesses(ctx),
      await linksOf(ctx, page.items),
    ];
    const props = { reader, page, query, head, processes, links };
    return c.render(<RecordPage {...props} />, {
      title: reader.t('record.title'),
      description: reader.t('record.lede'),
      alternates: [{ type: 'application/jsonl', href: '/record.jsonl', title: reader.t('record.check.download') }],
    });
  });

  routes.get('/record.jsonl', (c) =>
    c.body(streamLines(recordLines(c.var.ctx)), 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="record.jsonl"',
      'Cache-Control': 'no-cache',
    }),
  );

  routes.get('/record/:seq{[1-9][0-9]{0,14}}', async (c) => {
    const { ctx, reader } = c.var;
    const entry = await readEntry(ctx, Number(c.req.param('seq')));
    if (entry === undefined) throw notFound();
    const [head, links] = [await findHead(ctx), await linksOf(ctx, [entry])];
    return c.render(<EntryPage reader={reader} entry={entry} head={head} link={links.get(entry.seq)} />, {
      title: reader.t('record.entry.title', { seq: entry.seq }),
      description: entryInWords(entry, reader),
    });
  });

  return routes;
}
