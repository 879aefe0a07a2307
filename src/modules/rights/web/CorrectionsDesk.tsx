import type { Reader } from '#kernel/reader.ts';
import { type Names, nameOf } from '#modules/identity/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Button,
  Due,
  EmptyState,
  ErrorSummary,
  errorOf,
  Facts,
  Form,
  Lede,
  Muted,
  Onward,
  QueueTable,
  RadioGroup,
  Select,
  TextArea,
} from '#ui/index.ts';
import type { Choice, Correction } from '../correction.ts';

interface CorrectionsDeskProps {
  readonly r: Reader;
  readonly corrections: readonly Correction[];
  readonly names: Names;
}

// words: rights.correct.datum.*
/** What people asked to have put right: due first. */
export function CorrectionsDesk({ r, corrections, names }: CorrectionsDeskProps) {
  const { t } = r;
  if (corrections.length === 0) return <EmptyState level={2} title={t('privacy-desk.corrections.none')} />;
  return (
    <>
      <Lede>{t('privacy-desk.corrections.lede')}</Lede>
      <QueueTable
        label={t('privacy-desk.corrections.title')}
        rows={corrections}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t('privacy-desk.corrections.datum'),
            head: true,
            cell: ({ id, datum }) => <a href={`/manage/corrections/${id}`}>{t(`rights.correct.datum.${datum}`)}</a>,
          },
          {
            label: t('privacy-desk.corrections.who'),
            cell: ({ personId }) => nameOf(names, personId, r, t('identity.resident')),
          },
          { label: t('privacy-desk.corrections.asked'), cell: ({ askedAt }) => r.shortDate(askedAt) },
          { label: t('privacy-desk.corrections.due'), cell: ({ dueAt }) => <DueBy r={r} at={dueAt} /> },
        ]}
      />
    </>
  );
}

function DueBy({ r, at }: { r: Reader; at: Date }) {
  return r.daysUntil(at) <= 3 ? <Due>{r.shortDate(at)}</Due> : <span class="date">{r.shortDate(at)}</span>;
}

interface CorrectionDeskPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly one: Correction;
  readonly name: string;
  readonly now: string | null;
  readonly choices: readonly Choice[] | 'words' | null;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** One request: what it says now, what she says it should, and the answer. */
export function CorrectionDeskPage(props: CorrectionDeskPageProps) {
  const { r, one, name, now } = props;
  const { t } = r;
  return (
    <>
      <Facts
        items={[
          { term: t('privacy-desk.corrections.who'), value: name },
          { term: t('privacy-desk.corrections.now'), value: <bdi>{now ?? t('privacy-desk.corrections.gone')}</bdi> },
          { term: t('privacy-desk.corrections.wish'), value: <bdi>{one.wish}</bdi> },
          { term: t('privacy-desk.corrections.asked'), value: r.date(one.askedAt) },
          { term: t('privacy-desk.corrections.due'), value: <DueBy r={r} at={one.dueAt} /> },
        ]}
      />
      {one.decision === null ? <AnswerForm {...props} /> : <Muted>{t('refusals.correction-answered')}</Muted>}
      <Onward href="/manage/corrections">{t('privacy-desk.corrections.all')}</Onward>
    </>
  );
}

function AnswerForm({ r, csrf, one, choices, typed, problems }: CorrectionDeskPageProps) {
  const { t } = r;
  return (
    <>
      <ErrorSummary title={t('privacy-desk.corrections.problems')} errors={problems} />
      <Form action={`/manage/corrections/${one.id}`} hidden={{ csrf }} guard>
        <RadioGroup
          name="decision"
          legend={t('privacy-desk.corrections.decide')}
          value={String(typed.decision ?? '')}
          error={errorOf(problems, 'decision')}
          options={[
            {
              value: 'corrected',
              label: t(choices === null ? 'privacy-desk.corrections.elsewhere' : 'privacy-desk.corrections.correct'),
            },
            { value: 'refused', label: t('privacy-desk.corrections.refuse') },
          ]}
        />
        {choices === 'words' && (
          <TextArea
            name="to"
            label={t('privacy-desk.corrections.to')}
            value={String(typed.to ?? '')}
            error={errorOf(problems, 'to')}
            rows={3}
            dir="auto"
          />
        )}
        {choices !== 'words' && choices !== null && (
          <Select
            name="to"
            label={t('privacy-desk.corrections.to')}
            empty={t('privacy-desk.corrections.pick')}
            value={String(typed.to ?? '')}
            error={errorOf(problems, 'to')}
            options={choices}
          />
        )}
        <TextArea
          name="reason"
          label={t('privacy-desk.corrections.reason')}
          hint={t('privacy-desk.corrections.reason-hint')}
          value={String(typed.reason ?? '')}
          error={errorOf(problems, 'reason')}
          rows={4}
          dir="auto"
          required
        />
        <Button>{t('privacy-desk.corrections.do')}</Button>
      </Form>
    </>
  );
}
