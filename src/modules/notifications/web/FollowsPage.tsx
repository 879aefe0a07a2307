import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import {
  Button,
  ButtonForm,
  EmptyState,
  Form,
  Ledger,
  LedgerRow,
  Onward,
  PageHead,
  Section,
  Select,
} from '#ui/index.ts';
import type { NamedThing } from '../named-things.ts';
import { THE_CITY } from '../notice.ts';
import { nameOfThing } from './FollowPanel.tsx';

interface FollowsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly followed: readonly NamedThing[];
  readonly districts: readonly { readonly id: string; readonly name: LocalizedText }[];
}

// words: notifications.thing.*
/** What she follows; and places and the city, which have no page of their own to follow them from. */
export function FollowsPage({ r, csrf, followed, districts }: FollowsPageProps) {
  const { t } = r;
  const ids = new Set(followed.map(({ id }) => id));
  const others = districts.filter(({ id }) => !ids.has(id));
  return (
    <div class="wrap">
      <PageHead
        title={t('notifications.follows.title')}
        lede={t('notifications.follows.lede')}
        actions={
          <>
            <Onward href="/notices">{t('notifications.page.title')}</Onward>
            <Onward href="/account/notices">{t('notifications.settings.title')}</Onward>
          </>
        }
      />
      <Section id="list" title={t('notifications.follows.list')} full>
        {followed.length === 0 ? (
          <EmptyState title={t('notifications.follows.empty')}>
            <p>{t('notifications.page.empty-how')}</p>
          </EmptyState>
        ) : (
          <Ledger label={t('notifications.follows.list')}>
            {followed.map((thing) => (
              <FollowedRow key={thing.id} r={r} csrf={csrf} thing={thing} />
            ))}
          </Ledger>
        )}
      </Section>
      {(others.length > 0 || !ids.has(THE_CITY.id)) && (
        <Section id="more" title={t('notifications.follows.more')} note={t('notifications.follows.more-note')}>
          <div class="stack">
            {!ids.has(THE_CITY.id) && (
              <ButtonForm action="/follow" hidden={{ csrf, ...THE_CITY, next: '/follows' }} kind="quiet">
                {t('notifications.follow.city')}
              </ButtonForm>
            )}
            {others.length > 0 && (
              <Form action="/follow" hidden={{ csrf, kind: 'district', next: '/follows' }}>
                <Select
                  name="id"
                  label={t('notifications.follows.district')}
                  options={others.map(({ id, name }) => ({ value: id, label: r.text(name) }))}
                />
                <p>
                  <Button kind="quiet">{t('notifications.follows.follow-it')}</Button>
                </p>
              </Form>
            )}
          </div>
        </Section>
      )}
    </div>
  );
}

function FollowedRow({ r, csrf, thing }: { r: Reader; csrf: string; thing: NamedThing }) {
  const { t } = r;
  const name = nameOfThing(r, thing);
  return (
    <LedgerRow
      title={
        <bdi lang={thing.kind === 'proposal' && thing.name ? r.textWithLanguage(thing.name).language : undefined}>
          {name}
        </bdi>
      }
      href={thing.href ?? undefined}
      note={t(`notifications.thing.${thing.kind}`)}
      side={
        <ButtonForm
          action="/unfollow"
          hidden={{ csrf, kind: thing.kind, id: thing.id, next: '/follows' }}
          kind="quiet"
          small
          about={name}
        >
          {t('notifications.follows.stop')}
        </ButtonForm>
      }
    />
  );
}
