import type { Reader } from '#kernel/reader.ts';
import { ButtonForm, Ledger, LedgerRow, Notice, Onward, PageHead, Section } from '#ui/index.ts';
import { NOTICE_KINDS, type NoticeKind } from '../notice.ts';

interface StopPageProps {
  readonly r: Reader;
  /** This page: the link of the letter. */
  readonly here: string;
  /** What the letter was about. */
  readonly what: NoticeKind | 'all';
  /** Just now. */
  readonly stopped: NoticeKind | 'all' | null;
}

// words: notifications.kind.* notifications.stop.done-*
/** Stops letters without signing in: whoever has the letter has the right. */
export function StopPage({ r, here, what, stopped }: StopPageProps) {
  const { t } = r;
  const kinds = what === 'all' ? NOTICE_KINDS : [what];
  return (
    <div class="wrap">
      <PageHead title={t('notifications.stop.title')} lede={t('notifications.stop.lede')} />
      {stopped && (
        <Notice
          kind="done"
          flash
          title={t(stopped === 'all' ? 'notifications.stop.done-all' : 'notifications.stop.done-one')}
        >
          <p>
            {stopped !== 'all' && `${t(`notifications.kind.${stopped}`)}. `}
            {t('notifications.stop.again')} <Onward href="/account/notices">{t('notifications.settings.title')}</Onward>
          </p>
        </Notice>
      )}
      {stopped !== 'all' && (
        <Section id="which" title={t('notifications.stop.which')}>
          <div class="stack">
            <p>
              <ButtonForm action={here} hidden={{ what: 'all' }}>
                {t('notifications.stop.all')}
              </ButtonForm>
            </p>
            <Ledger label={t('notifications.stop.which')}>
              {kinds
                .filter((kind) => kind !== stopped)
                .map((kind) => (
                  <LedgerRow
                    key={kind}
                    title={t(`notifications.kind.${kind}`)}
                    note={t(`notifications.kind-hint.${kind}`)}
                    side={
                      <ButtonForm
                        action={here}
                        hidden={{ what: kind }}
                        kind="quiet"
                        small
                        about={t(`notifications.kind.${kind}`)}
                      >
                        {t('notifications.stop.one')}
                      </ButtonForm>
                    }
                  />
                ))}
            </Ledger>
          </div>
        </Section>
      )}
    </div>
  );
}
