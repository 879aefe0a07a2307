import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  errorOf,
  Facts,
  Form,
  Numbered,
  Onward,
  PageHead,
  Section,
  TextArea,
} from '#ui/index.ts';
import { DAYS_TO_DECIDE } from '../moderation.ts';
import type { OwnThingRead } from '../read-own.ts';
import { lineOf } from '../things.ts';
import { SightStatus } from './OwnPages.tsx';
import { QuotedThing } from './QuotedThing.tsx';
import { outcomeInWords, reasonsInWords, wordsLeft } from './words-of-moderation.ts';

interface OwnThingPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly own: OwnThingRead;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** For its author: what happened to what she wrote, why, and what she can do. */
export function OwnThingPage(props: OwnThingPageProps) {
  const { r, own } = props;
  const { t } = r;
  const { thing } = own;
  return (
    <div class="wrap">
      <PageHead
        long
        title={t(`moderation.thing-page.${thing.sight.state}`, { kind: thing.kind })}
        crumbs={{ label: t('web.nav.here'), links: [{ href: '/moderation', label: t('moderation.own.title') }] }}
        byline={[<SightStatus r={r} thing={thing} />, <a href={thing.url}>{t('moderation.thing-page.place')}</a>]}
      />
      <div class="page stack">
        <ErrorSummary title={t('moderation.appeal.problems')} errors={props.problems} />
        <QuotedThing r={r} thing={thing} />
      </div>
      {thing.sight.state === 'held' && <Waiting r={r} own={own} />}
      {own.hiding && <Hidden r={r} own={own} />}
      {own.appeal && <Appeal r={r} appeal={own.appeal} />}
      {own.mayAppeal && <AppealForm {...props} />}
      {thing.sight.state === 'shown' && (
        <Section id="now" title={t('moderation.thing-page.now')}>
          <p>{t('moderation.thing-page.public')}</p>
          <p>
            <Onward href={thing.url}>{lineOf(thing)}</Onward>
          </p>
        </Section>
      )}
    </div>
  );
}

function Waiting({ r, own }: { r: Reader; own: OwnThingRead }) {
  const { t } = r;
  return (
    <Section id="why" title={t('moderation.thing-page.why')}>
      <p>{reasonsInWords(r, own.thing.sight.because)}</p>
      <Numbered
        items={[
          t('moderation.thing-page.next-read', { days: DAYS_TO_DECIDE }),
          t('moderation.thing-page.next-shown'),
          t('moderation.thing-page.next-hidden'),
        ]}
      />
    </Section>
  );
}

function Hidden({ r, own }: { r: Reader; own: OwnThingRead }) {
  const { t } = r;
  const { hiding } = own;
  if (!hiding) return null;
  return (
    <Section id="why" title={t('moderation.thing-page.why')} note={r.dateTime(hiding.hiddenAt)}>
      <Facts
        items={[
          { term: t('moderation.report.reason'), value: reasonsInWords(r, [hiding.reason]) },
          ...(hiding.words ? [{ term: t('moderation.thing-page.words'), value: <bdi>{hiding.words}</bdi> }] : []),
        ]}
      />
      {hiding.words && (
        <Onward href={`/your-data/correct?datum=moderation-note&about=${hiding.id}`}>
          {t('moderation.thing-page.correct')}
        </Onward>
      )}
    </Section>
  );
}

function Appeal({ r, appeal }: { r: Reader; appeal: NonNullable<OwnThingRead['appeal']> }) {
  const { t } = r;
  return (
    <Section id="appeal" title={t('moderation.appeal.yours')} note={r.dateTime(appeal.one.openedAt)}>
      <Facts
        items={[
          { term: t('moderation.appeal.words'), value: <bdi>{appeal.words ?? ''}</bdi> },
          { term: t('moderation.own.came-of-it'), value: outcomeInWords(r, appeal.one.outcome) },
          ...(appeal.decision ? [{ term: t('moderation.appeal.because'), value: <bdi>{appeal.decision}</bdi> }] : []),
        ]}
      />
    </Section>
  );
}

function AppealForm({ r, csrf, own, typed, problems }: OwnThingPageProps) {
  const { t } = r;
  const { thing } = own;
  return (
    <Section id="appeal" title={t('moderation.appeal.title')} note={t('moderation.appeal.once')}>
      <p>{t('moderation.appeal.who')}</p>
      <Form action={`/moderation/${thing.kind}/${thing.id}/appeal`} hidden={{ csrf }} guard>
        <TextArea
          name="words"
          label={t('moderation.appeal.words')}
          hint={t('moderation.appeal.hint')}
          value={String(typed.words ?? '')}
          error={errorOf(problems, 'words')}
          count={wordsLeft(r)}
          rows={6}
          dir="auto"
          required
        />
        <Actions>
          <Button>{t('moderation.appeal.send')}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
