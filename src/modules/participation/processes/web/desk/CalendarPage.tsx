import type { Reader } from '#kernel/reader.ts';
import { Actions, Button, ErrorSummary, errorOf, Form, Notice, Section, Select, Table, TextField } from '#ui/index.ts';
import { type MovedStep, overlappingSteps, type StepDates } from '../../calendar.ts';
import { type ProcessWithSteps, type Step, stepState } from '../../process.ts';
import { zoneName } from '../step-words.ts';
import { basePath, type Returned } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';

interface CalendarPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  /** What was asked for, to be read before it is saved. */
  readonly plan: { readonly from: Step; readonly days: number; readonly moved: readonly MovedStep[] } | null;
  readonly returned: Returned | null;
}

/** All dates on one page, and one way to move many. */
export function CalendarPage({ r, csrf, process, plan, returned }: CalendarPageProps) {
  const { t } = r;
  return (
    <ProcessFrame r={r} process={process} page="calendar">
      <ErrorSummary title={t('processes-desk.form.problems')} errors={returned?.problems ?? []} />
      {plan && <Plan r={r} csrf={csrf} process={process} plan={plan} />}
      <Dates r={r} process={process} />
      {process.steps.length > 0 && <MoveForm r={r} process={process} plan={plan} returned={returned} />}
    </ProcessFrame>
  );
}

// words: processes.step.*
function Dates({ r, process }: { r: Reader; process: ProcessWithSteps }) {
  const { t } = r;
  return (
    <Section id="dates" title={t('processes-desk.calendar.now', { zone: zoneName(r) })} full>
      <Table
        label={t('processes-desk.calendar.now', { zone: zoneName(r) })}
        stack
        rows={process.steps}
        columns={[
          {
            label: t('processes-desk.calendar.step'),
            head: true,
            cell: (step) => (
              <a href={`${basePath(process)}/steps/${step.slug}#step-${step.slug}`}>{r.text(step.title)}</a>
            ),
          },
          { label: t('processes-desk.step.opens'), cell: (step) => r.dateTime(step.opensAt) },
          { label: t('processes-desk.step.closes'), cell: (step) => closing(r, step) },
          { label: t('processes-desk.list.status'), cell: (step) => t(`processes.step.${stepState(step, r.now)}`) },
        ]}
      />
    </Section>
  );
}

function Plan({
  r,
  csrf,
  process,
  plan,
}: Pick<CalendarPageProps, 'r' | 'csrf' | 'process'> & { plan: NonNullable<CalendarPageProps['plan']> }) {
  const { t } = r;
  const after = process.steps.map((step) => ({
    ...step,
    ...plan.moved.find((moved) => moved.step.id === step.id)?.after,
  }));
  const overlapping = overlappingSteps(after);
  return (
    <Section id="plan" title={t('processes-desk.calendar.plan', { days: plan.days })} full>
      <div class="stack">
        <Table
          label={t('processes-desk.calendar.plan', { days: plan.days })}
          stack
          rows={plan.moved}
          columns={[
            { label: t('processes-desk.calendar.step'), head: true, cell: ({ step }) => r.text(step.title) },
            { label: t('processes-desk.calendar.before'), cell: ({ step }) => range(r, step) },
            { label: t('processes-desk.calendar.after'), cell: (moved) => <strong>{range(r, moved.after)}</strong> },
          ]}
        />
        {overlapping.length > 0 && (
          <Notice kind="warn" title={t('processes-desk.overlap.title')}>
            <p>{t('processes-desk.overlap.what', { steps: r.list(overlapping.map((step) => r.text(step.title))) })}</p>
          </Notice>
        )}
        {process.status !== 'draft' && <p>{t('processes-desk.calendar.public')}</p>}
        <Form action={`${basePath(process)}/calendar`} hidden={{ csrf, from: plan.from.slug, days: String(plan.days) }}>
          <Actions>
            <Button>{t('processes-desk.calendar.save')}</Button>
            <a href={`${basePath(process)}/calendar`}>{t('processes-desk.review.leave')}</a>
          </Actions>
        </Form>
      </div>
    </Section>
  );
}

function MoveForm({ r, process, plan, returned }: Pick<CalendarPageProps, 'r' | 'process' | 'plan' | 'returned'>) {
  const { t } = r;
  const error = errorOf(returned?.problems, 'days');
  const movable = process.steps.filter((step) => process.status === 'draft' || stepState(step, r.now) !== 'closed');
  if (movable.length === 0) return <p>{t('processes-desk.calendar.all-over')}</p>;
  return (
    <Section id="move" title={t('processes-desk.calendar.move')} full>
      <Form action={`${basePath(process)}/calendar`} method="get">
        <Select
          name="from"
          label={t('processes-desk.calendar.from')}
          options={movable.map((step) => ({ value: step.slug, label: r.text(step.title) }))}
          value={String(returned?.typed.from ?? plan?.from.slug ?? movable[0]?.slug)}
        />
        <TextField
          name="days"
          label={t('processes-desk.calendar.days')}
          hint={t('processes-desk.calendar.days-hint')}
          type="number"
          min={-730}
          max={730}
          width="short"
          value={String(returned?.typed.days ?? plan?.days ?? 7)}
          {...(error ? { error } : {})}
        />
        <Button kind={plan ? 'quiet' : 'main'}>{t('processes-desk.calendar.show')}</Button>
      </Form>
    </Section>
  );
}

function range(r: Reader, dates: StepDates): string {
  return `${r.dateTime(dates.opensAt)} – ${closing(r, dates)}`;
}

function closing(r: Reader, { closesAt }: StepDates): string {
  return closesAt ? r.dateTime(closesAt) : r.t('processes-desk.calendar.by-hand');
}
