import type { Reader } from '#kernel/reader.ts';
import { type Content, Status } from '#ui/index.ts';
import type { Process } from '../../process.ts';
import { basePath } from './at-desk.ts';

export const DESK_PAGES = ['steps', 'words', 'calendar', 'documents', 'topics', 'access', 'people', 'publish'] as const;
export type DeskPage = (typeof DESK_PAGES)[number];

interface ProcessFrameProps {
  readonly r: Reader;
  readonly process: Process;
  /** null on a page below these: a review, an outcome. */
  readonly page: DeskPage | null;
  readonly children: Content;
}

// words: processes-desk.page.* processes-desk.status.*
/** Every page about one process: where it stands, and the way to the other pages about it. */
export function ProcessFrame({ r, process, page, children }: ProcessFrameProps) {
  const { t } = r;
  const kind = process.status === 'draft' ? 'wait' : process.status === 'published' ? 'open' : 'done';
  return (
    <>
      <p class="byline">
        <Status kind={kind}>{t(`processes-desk.status.${process.status}`)}</Status>
        <a href={`/processes/${process.slug}`}>{t('processes-desk.see-public')}</a>
        <a href="/manage/processes">{t('processes-desk.all')}</a>
      </p>
      <nav aria-label={t('processes-desk.pages', { process: r.text(process.title) })}>
        <ul class="actions actions--small">
          {DESK_PAGES.map((name) => (
            <li key={name}>
              <a
                href={name === 'steps' ? basePath(process) : `${basePath(process)}/${name}`}
                aria-current={name === page ? 'page' : undefined}
              >
                {name === page ? <strong>{t(`processes-desk.page.${name}`)}</strong> : t(`processes-desk.page.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
