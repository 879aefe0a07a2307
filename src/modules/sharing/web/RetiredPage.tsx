import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, ErrorPage, Onward } from '#ui/index.ts';

/** Words that led somewhere and do no longer: what happened, and the two ways on. */
export function RetiredPage({ r, because }: { r: Reader; because: string }) {
  return (
    <div class="wrap">
      <ErrorPage
        title={r.t('sharing.retired.title')}
        actions={
          <>
            <ButtonLink href="/">{r.t('sharing.retired.home')}</ButtonLink>
            <Onward href="/search">{r.t('sharing.retired.search')}</Onward>
          </>
        }
      >
        <p>{because}</p>
      </ErrorPage>
    </div>
  );
}
