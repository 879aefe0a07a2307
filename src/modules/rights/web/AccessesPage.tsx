import type { Reader } from '#kernel/reader.ts';
import type { PersonalDataAccessEntry } from '#platform/personal-data.ts';
import { EmptyState, Onward, PageHead, Pagination, Stack } from '#ui/index.ts';
import type { HeldTable } from '../held-data.ts';
import { AccessStory } from './WhoLooked.tsx';

interface AccessesPageProps {
  readonly r: Reader;
  readonly accesses: readonly PersonalDataAccessEntry[];
  readonly tables: readonly HeldTable[];
  /** Her own readings too. */
  readonly withOwn: boolean;
  readonly hasMore: boolean;
  readonly isFirst: boolean;
}

/** Who looked, page by page. */
export function AccessesPage({ r, accesses, tables, withOwn, hasMore, isFirst }: AccessesPageProps) {
  const { t } = r;
  const own = withOwn ? '&own=1' : '';
  const here = '/your-data/accesses';
  return (
    <div class="wrap">
      <div class="page">
        <PageHead
          title={t('rights.looked.title')}
          lede={t('rights.looked.note')}
          crumbs={{ label: t('web.nav.here'), links: [{ href: '/your-data', label: t('rights.title') }] }}
          actions={
            <>
              <Onward href={withOwn ? here : `${here}?own=1`}>
                {t(withOwn ? 'consents.accesses.without-own' : 'consents.accesses.with-own')}
              </Onward>
              <Onward href="/your-data/accesses.csv">{t('rights.looked.csv')}</Onward>
            </>
          }
        />
        <Stack space="wide">
          {accesses.length === 0 ? (
            <EmptyState title={t('rights.looked.nobody')} level={2}>
              <p>{t('rights.looked.nobody-what')}</p>
            </EmptyState>
          ) : (
            <AccessStory r={r} accesses={accesses} tables={tables} level={2} />
          )}
          <Pagination
            label={t('consents.accesses.pages')}
            {...(!isFirst && { previous: { href: `${here}?${own.slice(1)}`, label: t('consents.accesses.newest') } })}
            {...(hasMore && {
              next: { href: `${here}?after=${accesses.at(-1)?.id}${own}`, label: t('consents.accesses.older') },
            })}
          />
        </Stack>
      </div>
    </div>
  );
}
