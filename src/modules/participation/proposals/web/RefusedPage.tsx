import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, ErrorPage, type Link } from '#ui/index.ts';

/** A "no" that has a page of its own: why, and where to go on. */
export function RefusedPage({ r, message, back }: { r: Reader; message: string; back: Link }) {
  return (
    <div class="wrap">
      <ErrorPage
        title={r.t('proposals.refused.title')}
        actions={<ButtonLink href={back.href}>{back.label}</ButtonLink>}
      >
        <p class="lede">{message}</p>
      </ErrorPage>
    </div>
  );
}
