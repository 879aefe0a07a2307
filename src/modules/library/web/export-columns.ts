import type { Reader } from '#kernel/reader.ts';
import type { DownloadColumn } from '#platform/http/download.ts';
import type { ReadablePlaces, Shelved } from '../list-library.ts';

/** A line each document, with its newest file; papers of processes have neither kind nor hash of their own. */
export function libraryColumns(r: Reader, places: ReadablePlaces, origin: string): DownloadColumn<Shelved>[] {
  const of = (shelved: Shelved) => ('document' in shelved ? shelved.document : shelved.paper);
  const own = (shelved: Shelved) => ('document' in shelved ? shelved.document : null);
  const file = (shelved: Shelved) => ('document' in shelved ? shelved.document.newest : shelved.paper);
  const slug = (shelved: Shelved) => {
    const { processId } = of(shelved);
    return processId ? (places.get(processId)?.slug ?? null) : null;
  };
  const page = (shelved: Shelved) =>
    'document' in shelved
      ? `${origin}/documents/${shelved.document.slug}`
      : `${origin}/processes/${slug(shelved)}/documents/${shelved.paper.id}`;
  return [
    { name: 'id', value: (shelved) => of(shelved).id },
    { name: 'kind', value: (shelved) => own(shelved)?.kind ?? 'process' },
    { name: 'process', value: slug },
    { name: 'title', value: (shelved) => r.text(of(shelved).title) },
    { name: 'summary', value: (shelved) => r.text(own(shelved)?.summary ?? {}) || null },
    { name: 'date', value: (shelved) => ('document' in shelved ? shelved.document.dated : shelved.paper.day) },
    { name: 'version', value: (shelved) => own(shelved)?.newest.number ?? 1 },
    { name: 'languages', value: (shelved) => own(shelved)?.newest.languages.join(' ') ?? null },
    { name: 'content_type', value: (shelved) => file(shelved).contentType },
    { name: 'bytes', value: (shelved) => file(shelved).size },
    { name: 'sha256', value: (shelved) => own(shelved)?.newest.sha256 ?? null },
    { name: 'url', value: page },
    {
      name: 'file_url',
      value: (shelved) =>
        'document' in shelved ? `${page(shelved)}/versions/${shelved.document.newest.number}` : page(shelved),
    },
  ];
}
