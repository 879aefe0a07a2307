import type { Reader } from '#kernel/reader.ts';
import { ButtonForm, Stack } from '#ui/index.ts';
import type { NamedThing } from '../named-things.ts';
import type { Thing } from '../notice.ts';

/** What the page shows already has its name there: nothing is read twice. */
export interface NearThing extends Thing {
  readonly name: string;
}

export interface FollowPanelProps {
  readonly r: Reader;
  readonly csrf: string;
  /** The first is what the page is about. */
  readonly things: readonly NearThing[];
  readonly followed: ReadonlySet<string>;
  /** Back to here. */
  readonly next: string;
}

// words: notifications.follow.* notifications.unfollow.*
/** One press to be told of what happens here, and of what is near it. */
export function FollowPanel({ r, csrf, things, followed, next }: FollowPanelProps) {
  const { t } = r;
  return (
    <Stack space="tight">
      {followed.size > 0 && (
        <p class="muted small">
          {t('notifications.panel.told')} <a href="/account/notices">{t('notifications.panel.how')}</a>
        </p>
      )}
      <div class="actions">
        {things.map((thing, index) => {
          const follows = followed.has(thing.id);
          return (
            <ButtonForm
              key={thing.id}
              action={follows ? '/unfollow' : '/follow'}
              hidden={{ csrf, kind: thing.kind, id: thing.id, next }}
              kind="quiet"
              small={index > 0}
            >
              {t(`notifications.${follows ? 'unfollow' : 'follow'}.${thing.kind}`, { name: thing.name })}
            </ButtonForm>
          );
        })}
      </div>
    </Stack>
  );
}

export function nameOfThing(r: Reader, { kind, name }: NamedThing): string {
  if (kind === 'city' || kind === 'news') return r.t(`notifications.thing.${kind}`);
  return name ? r.text(name) : r.t('identity.resident');
}
