import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  ButtonForm,
  ButtonLink,
  EmptyState,
  Ledger,
  LedgerRow,
  Onward,
  PageHead,
  Pagination,
  Section,
  Status,
  Time,
} from '#ui/index.ts';
import { lineOfNotice } from '../line-of-notice.ts';
import type { Notice } from '../notice.ts';
import type { NoticesRead } from '../read-notices.ts';

interface NoticesPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: NoticesRead;
  readonly first: boolean;
}

/** What happened with what she follows and wrote, the newest first. */
export function NoticesPage({ r, csrf, read, first }: NoticesPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('notifications.page.title')}
        lede={t('notifications.page.unread', { n: read.unread })}
        actions={
          <>
            <Onward href="/follows">{t('notifications.follows.title')}</Onward>
            <Onward href="/account/notices">{t('notifications.settings.title')}</Onward>
          </>
        }
      />
      <Section id="list" title={t('notifications.page.list')} full>
        {read.notices.length === 0 ? (
          <EmptyState
            title={t('notifications.page.empty')}
            actions={
              <ButtonLink href="/processes" kind="quiet">
                {t('web.door.decide')}
              </ButtonLink>
            }
          >
            <p>{t('notifications.page.empty-how')}</p>
          </EmptyState>
        ) : (
          <div class="stack">
            {read.unread > 0 && (
              <Actions>
                <ButtonForm action="/notices/read" hidden={{ csrf }} kind="quiet" small>
                  {t('notifications.page.read-all')}
                </ButtonForm>
              </Actions>
            )}
            <Ledger label={t('notifications.page.list')}>
              {read.notices.map((notice) => (
                <NoticeRow key={notice.eventId} r={r} read={read} notice={notice} />
              ))}
            </Ledger>
            <Pagination
              label={t('notifications.page.pages')}
              {...(first ? {} : { previous: { href: '/notices', label: t('notifications.page.newest') } })}
              {...(read.before
                ? { next: { href: `/notices?before=${read.before}`, label: t('notifications.page.older') } }
                : {})}
            />
          </div>
        )}
      </Section>
    </div>
  );
}

// words: notifications.because.*
function NoticeRow({ r, read, notice }: { r: Reader; read: NoticesRead; notice: Notice }) {
  const { t } = r;
  const line = lineOfNotice(r, notice, read.subjects);
  if (!line) return <LedgerRow title={t('notifications.page.gone')} below={<When r={r} notice={notice} />} />;
  return (
    <LedgerRow
      title={line.words}
      href={`/notices/${notice.eventId}`}
      above={notice.readAt === null && <Status kind="open">{t('notifications.page.new')}</Status>}
      note={line.of ? r.text(line.of) : t('news.of-the-city')}
      below={<When r={r} notice={notice} />}
    />
  );
}

function When({ r, notice }: { r: Reader; notice: Notice }) {
  return (
    <p class="muted small">
      <Time r={r} at={notice.at} format="dateTime" />
      {'. '}
      {r.t(`notifications.because.${notice.because}`)}
    </p>
  );
}
