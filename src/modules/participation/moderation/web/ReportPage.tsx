import type { Reader } from '#kernel/reader.ts';
import { HIDING_REASONS } from '#modules/participation/comments/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  Crumbs,
  ErrorSummary,
  errorOf,
  Facts,
  Form,
  Numbered,
  Onward,
  Pair,
  PrivacyLabel,
  RadioGroup,
  Section,
  TextArea,
} from '#ui/index.ts';
import type { Thing } from '../moderation.ts';
import type { Report } from '../reports-store.ts';
import { lineOf } from '../things.ts';
import { QuotedThing } from './QuotedThing.tsx';
import { outcomeInWords, reasonsInWords, wordsLeft } from './words-of-moderation.ts';

interface ReportPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly thing: Thing;
  /** What she said of it before. */
  readonly before: Report | null;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** What is wrong with something, told to the moderators. */
export function ReportPage(props: ReportPageProps) {
  const { r, thing, before } = props;
  const { t } = r;
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs
          label={t('web.nav.here')}
          links={[{ href: thing.url, label: lineOf(thing), lang: r.foreign(thing.language) }]}
        />
        <h1>{t(`moderation.report.title-${thing.kind}`)}</h1>
      </header>
      <div class="page stack">
        <QuotedThing r={r} thing={thing} most={600} />
        {before ? <Before {...props} before={before} /> : <ReportForm {...props} />}
      </div>
    </div>
  );
}

function Before({ r, thing, before }: ReportPageProps & { before: Report }) {
  const { t } = r;
  return (
    <>
      <p>{t('moderation.report.before', { date: r.date(before.createdAt) })}</p>
      <Facts
        items={[
          { term: t('moderation.report.reason'), value: reasonsInWords(r, [before.reason]) },
          { term: t('moderation.own.came-of-it'), value: outcomeInWords(r, before.outcome) },
        ]}
      />
      <p class="actions">
        <Onward href={thing.url}>{t('moderation.report.back')}</Onward>
        <Onward href="/moderation">{t('moderation.own.title')}</Onward>
      </p>
    </>
  );
}

// words: comments.sight.*
function ReportForm({ r, csrf, thing, typed, problems }: ReportPageProps) {
  const { t } = r;
  return (
    <>
      <ErrorSummary title={t('moderation.report.problems')} errors={problems} />
      <Pair lead>
        <Form action={`/report/${thing.kind}/${thing.id}`} hidden={{ csrf }} guard>
          <RadioGroup
            name="reason"
            legend={t('moderation.report.reason')}
            options={HIDING_REASONS.map((reason) => ({ value: reason, label: t(`comments.sight.${reason}`) }))}
            value={typed.reason === undefined ? undefined : String(typed.reason)}
            error={errorOf(problems, 'reason')}
          />
          <TextArea
            name="words"
            label={t('moderation.report.words')}
            hint={t('moderation.report.words-hint')}
            mark={t('moderation.optional')}
            value={String(typed.words ?? '')}
            error={errorOf(problems, 'words')}
            count={wordsLeft(r)}
            rows={5}
            dir="auto"
          />
          <Actions>
            <Button>{t('moderation.report.send')}</Button>
            <Onward href={thing.url}>{t('moderation.report.leave')}</Onward>
          </Actions>
        </Form>
        <PrivacyLabel
          id="report-privacy"
          title={t('moderation.report.privacy.title')}
          items={[
            { term: t('comments.privacy.why'), value: t('moderation.report.privacy.why') },
            { term: t('comments.privacy.who'), value: t('moderation.report.privacy.who') },
            { term: t('comments.privacy.until'), value: t('moderation.report.privacy.until') },
          ]}
        />
      </Pair>
      <Section id="next" title={t('moderation.report.next.title')}>
        <Numbered
          items={[
            t('moderation.report.next.read'),
            t('moderation.report.next.decide'),
            t('moderation.report.next.told'),
          ]}
        />
      </Section>
    </>
  );
}
