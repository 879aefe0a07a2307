import { questionOf } from '#modules/city/index.ts';
import { ButtonForm, Notice } from '#ui/index.ts';
import type { LayoutProps } from './Layout.tsx';

// words: web.for-a-time.*
/** Whoever acts for a time only sees on every page as whom, until when, and the way out. */
export function ForATime({ reader, actor, csrf }: LayoutProps) {
  const limited = actor.kind === 'person' ? actor.limited : undefined;
  if (!limited) return null;
  const { t, time } = reader;
  const isGuest = limited.kind === 'guest';
  return (
    <div class="wrap">
      <Notice kind="warn" title={t(`web.for-a-time.${limited.kind}`, { time: time(limited.until) })}>
        <div class="actions">
          <a class="target" href={isGuest ? '/guest' : '/assist'}>
            {t(`web.for-a-time.${limited.kind}-more`)}
          </a>
          <ButtonForm action={isGuest ? '/guest/leave' : '/assist/end'} hidden={{ csrf }} kind="quiet" small>
            {t(`web.for-a-time.${limited.kind}-end`)}
          </ButtonForm>
        </div>
      </Notice>
    </div>
  );
}

// words: city.terms.*
/** The terms changed since she accepted them: said on every page until she answers, or puts it off for this visit. */
export function NewTerms({ reader, actor, csrf, city, url, head, putOff }: LayoutProps) {
  const question = actor.kind === 'person' ? questionOf(city.terms, actor.acceptedTerms) : null;
  if (!question || question.version.version === putOff) return null;
  // The page itself asks.
  if (head.title === reader.t('city.terms.page')) return null;
  const limited = actor.kind === 'person' ? actor.limited : undefined;
  // Whoever is here for an hour is not told of what comes later.
  if (limited && !question.isDue) return null;
  const { t, date } = reader;
  const here = url.pathname + url.search;
  const title = question.before === null ? 'first' : question.isDue ? 'changed' : 'changing';
  return (
    <div class="wrap">
      <Notice title={t(`city.terms.${title}`, { date: date(question.version.holdsFrom) })}>
        {limited?.kind === 'assisted' && <p>{t('city.terms.read-out')}</p>}
        <div class="actions">
          <a class="target" href={`/terms?next=${encodeURIComponent(here)}`}>
            {t('city.terms.read-and-answer')}
          </a>
          <ButtonForm action="/terms/later" hidden={{ csrf, next: here }} kind="quiet" small>
            {t('city.terms.later')}
          </ButtonForm>
        </div>
      </Notice>
    </div>
  );
}
