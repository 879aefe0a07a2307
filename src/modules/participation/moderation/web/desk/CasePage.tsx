import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Bullets,
  Button,
  ErrorSummary,
  errorOf,
  Facts,
  Form,
  Notice,
  RadioGroup,
  Section,
  Stack,
  Table,
  TextArea,
} from '#ui/index.ts';
import type { CaseRead } from '../../read-case.ts';
import { SightStatus } from '../OwnPages.tsx';
import { QuotedThing } from '../QuotedThing.tsx';
import { factsInWords, outcomeInWords, reasonsAtDesk, wordsLeft } from '../words-of-moderation.ts';
import { HidingFields } from './PreviewPage.tsx';

export interface CasePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: CaseRead;
  /** Of its author, as she chose to be called. */
  readonly author: string;
  readonly process: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** One case: what was written, why it waits, and the decision. */
export function CasePage(props: CasePageProps) {
  const { r, read, author, process, problems } = props;
  const { t } = r;
  const { one, thing, detail } = read;
  return (
    <>
      <p class="byline">
        {thing && <SightStatus r={r} thing={thing} />}
        <span>{process}</span>
        <bdi>{author}</bdi>
        {thing && <span>{r.dateTime(thing.writtenAt)}</span>}
        {thing && <a href={thing.url}>{t('moderation-desk.case.place')}</a>}
        <a href="/manage/moderation">{t('moderation-desk.case.back')}</a>
      </p>
      <ErrorSummary title={t('moderation-desk.decide.problems')} errors={problems} />
      {thing ? (
        <QuotedThing r={r} thing={thing} />
      ) : (
        <Notice kind="info" title={t('moderation-desk.gone', { kind: one.subject.kind })} />
      )}
      <Section id="why" title={t('moderation-desk.case.why')} note={r.dateTime(one.openedAt)}>
        <p>{reasonsAtDesk(r, one.reasons)}</p>
        <Bullets items={factsInWords(r, detail.facts)} />
      </Section>
      {read.reports.length > 0 && <Reports {...props} />}
      {read.hiding && <TwoSides {...props} />}
      {one.outcome && (
        <Notice kind="done" title={t('moderation-desk.case.decided', { outcome: outcomeInWords(r, one.outcome) })}>
          {detail.decision && <p dir="auto">{detail.decision}</p>}
        </Notice>
      )}
      {!one.outcome && <Decide {...props} />}
    </>
  );
}

/** What residents say, without their names. */
function Reports({ r, read }: CasePageProps) {
  const { t } = r;
  return (
    <Section id="reports" title={t('moderation-desk.case.reports', { n: read.reports.length })} full>
      <Table
        stack
        label={t('moderation-desk.case.reports', { n: read.reports.length })}
        rows={read.reports}
        columns={[
          { label: t('moderation.report.reason'), head: true, cell: ({ reason }) => reasonsAtDesk(r, [reason]) },
          { label: t('moderation-desk.case.report-words'), cell: ({ words }) => <bdi>{words || '–'}</bdi> },
          { label: t('moderation.own.when'), cell: ({ createdAt }) => r.shortDate(createdAt) },
        ]}
      />
    </Section>
  );
}

/** Of an appeal: who hid it said why, its author says why not. */
function TwoSides({ r, read }: CasePageProps) {
  const { t } = r;
  const { hiding, detail } = read;
  return (
    <Section id="sides" title={t('moderation-desk.case.sides')}>
      <Facts
        items={[
          { term: t('moderation-desk.case.hidden-because'), value: reasonsAtDesk(r, hiding ? [hiding.reason] : []) },
          { term: t('moderation-desk.case.hidden-words'), value: <bdi>{hiding?.words || '–'}</bdi> },
          { term: t('moderation-desk.case.appeal-words'), value: <bdi>{detail.words}</bdi> },
        ]}
      />
    </Section>
  );
}

function Decide(props: CasePageProps) {
  const { r, read } = props;
  const { t } = r;
  if (!read.mayDecide) {
    const why = read.one.kind === 'appeal' ? 'not-yours-appeal' : 'not-yours';
    // words: moderation-desk.case.not-yours moderation-desk.case.not-yours-appeal
    return <Notice kind="info" title={t(`moderation-desk.case.${why}`)} />;
  }
  return read.one.kind === 'appeal' ? <DecideAppeal {...props} /> : <DecideCase {...props} />;
}

function DecideCase({ r, csrf, read, typed, problems }: CasePageProps) {
  const { t } = r;
  const approve = read.one.kind === 'hold' ? 'release' : 'keep';
  const picked = <input type="hidden" name="picked[]" value={read.one.id} />;
  return (
    <>
      <Section id="approve" title={t(`moderation-desk.case.${approve}`)}>
        <Stack>
          <p>{t(`moderation-desk.case.${approve}-what`)}</p>
          <Form action="/manage/moderation/decide" hidden={{ csrf, do: 'approve' }}>
            {picked}
            <Actions>
              <Button>{t(`moderation-desk.case.${approve}`)}</Button>
            </Actions>
          </Form>
        </Stack>
      </Section>
      <Section id="hide" title={t('moderation-desk.case.hide')}>
        <Stack>
          <p>{t('moderation-desk.case.hide-what')}</p>
          <Form action="/manage/moderation/decide" hidden={{ csrf, do: 'hide', one: read.one.id }} guard>
            {picked}
            <HidingFields r={r} typed={typed} problems={problems} />
            <Actions>
              <Button kind="danger">{t('moderation-desk.case.hide')}</Button>
            </Actions>
          </Form>
        </Stack>
      </Section>
    </>
  );
}

function DecideAppeal({ r, csrf, read, typed, problems }: CasePageProps) {
  const { t } = r;
  return (
    <Section id="decide" title={t('moderation-desk.appeal.title')} note={t('moderation-desk.appeal.note')}>
      <Form action={`/manage/moderation/cases/${read.one.id}/appeal`} hidden={{ csrf }} guard>
        <RadioGroup
          name="decision"
          legend={t('moderation-desk.appeal.decision')}
          options={(['restore', 'uphold'] as const).map((value) => ({
            value,
            label: t(`moderation-desk.appeal.${value}`),
            hint: t(`moderation-desk.appeal.${value}-what`),
          }))}
          value={typed.decision === undefined ? undefined : String(typed.decision)}
          error={errorOf(problems, 'decision')}
        />
        <TextArea
          name="words"
          label={t('moderation-desk.appeal.words')}
          hint={t('moderation-desk.appeal.words-hint')}
          value={String(typed.words ?? '')}
          error={errorOf(problems, 'words')}
          count={wordsLeft(r)}
          rows={4}
          dir="auto"
          required
        />
        <Actions>
          <Button>{t('moderation-desk.appeal.send')}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
