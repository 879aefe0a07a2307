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
  type SelectProps,
} from '#ui/index.ts';
import type { NamedThing } from '../named-things.ts';
import { THE_CITY, THE_NEWS } from '../notice.ts';
import { nameOfThing } from './FollowPanel.tsx';

interface FollowsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly followed: readonly NamedThing[];
  readonly districts: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly neighbourhoods: readonly {
    readonly id: string;
    readonly name: LocalizedText;
    readonly districtId: string;
  }[];
}

// words: notifications.thing.* notifications.follow.*
/** What she follows; and places and the city, which have no page of their own to follow them from. */
export function FollowsPage({ r, csrf, followed, districts, neighbourhoods }: FollowsPageProps) {
  const { t } = r;
  const ids = new Set(followed.map(({ id }) => id));
  const ofTheCity = [THE_CITY, THE_NEWS].filter(({ id }) => !ids.has(id));
  const others = districts.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ value: id, label: r.text(name) }));
  const near = neighbourhoods
    .filter(({ id }) => !ids.has(id))
    .map(({ id, name, districtId }) => ({ value: id, label: r.text(name), group: groupOf(r, districts, districtId) }));
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
      {(others.length + near.length > 0 || ofTheCity.length > 0) && (
        <Section id="more" title={t('notifications.follows.more')} note={t('notifications.follows.more-note')}>
          <div class="stack">
            {ofTheCity.map((thing) => (
              <ButtonForm key={thing.id} action="/follow" hidden={{ csrf, ...thing, next: '/follows' }} kind="quiet">
                {t(`notifications.follow.${thing.kind}`)}
              </ButtonForm>
            ))}
            <FollowPlace r={r} csrf={csrf} kind="district" options={others} />
            <FollowPlace r={r} csrf={csrf} kind="neighbourhood" options={near} />
          </div>
        </Section>
      )}
    </div>
  );
}

interface FollowPlaceProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly kind: 'district' | 'neighbourhood';
  readonly options: SelectProps['options'];
}

// words: notifications.follows.district notifications.follows.neighbourhood notifications.follows.follow-*
function FollowPlace({ r, csrf, kind, options }: FollowPlaceProps) {
  if (options.length === 0) return null;
  return (
    <Form action="/follow" hidden={{ csrf, kind, next: '/follows' }}>
      <Select
        name="id"
        id={`follow-${kind}`}
        label={r.t(`notifications.follows.${kind}`)}
        hint={kind === 'district' ? r.t('notifications.follows.district-hint') : undefined}
        options={options}
      />
      <p>
        <Button kind="quiet">{r.t(`notifications.follows.follow-${kind}`)}</Button>
      </p>
    </Form>
  );
}

function groupOf(r: Reader, districts: FollowsPageProps['districts'], id: string): string {
  const district = districts.find((each) => each.id === id);
  return district ? r.text(district.name) : '';
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
