import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Block,
  Button,
  ButtonForm,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Notice,
  Onward,
  Select,
  Status,
  type StatusKind,
  Table,
  TextField,
} from '#ui/index.ts';
import type { PaperStep } from '../paper-step.ts';
import type { Batch, BatchCounts, Sheet } from '../store.ts';
import type { SheetState } from '../tables.ts';

interface PaperDeskProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly steps: readonly PaperStep[];
  readonly batches: readonly BatchCounts[];
}

/** Print forms of a step, and enter those that came back. */
export function PaperDesk({ r, csrf, steps, batches }: PaperDeskProps) {
  const { t } = r;
  const nameOf = (stepId: string) => steps.find(({ step }) => step.id === stepId);
  return (
    <>
      <p class="lede">{t('paper-desk.lede')}</p>
      {steps.length === 0 && (
        <EmptyState title={t('paper-desk.no-steps')} level={2}>
          <p>{t('paper-desk.no-steps-what')}</p>
        </EmptyState>
      )}
      {steps.map((place) => (
        <Block key={place.step.id} title={titleOf(place, r)} level={2}>
          <Form action={`/manage/paper/${place.step.id}/print`} hidden={{ csrf }}>
            <Select
              name="howMany"
              id={`many-${place.step.id}`}
              label={t('paper-desk.how-many')}
              value="25"
              options={[1, 25, 50, 100, 200].map((many) => ({ value: String(many), label: r.number(many) }))}
            />
            <Actions>
              <Button kind="quiet">{t('paper-desk.print')}</Button>
            </Actions>
          </Form>
          <ButtonForm action={`/manage/paper/${place.step.id}/batches`} hidden={{ csrf }} about={titleOf(place, r)}>
            {t('paper-desk.open-batch')}
          </ButtonForm>
          {place.method.paper?.takeBack && (
            <Onward href={`/manage/paper/${place.step.id}/take-back`}>{t('paper-desk.back.link')}</Onward>
          )}
        </Block>
      ))}
      {batches.length > 0 && (
        <Table
          caption={t('paper-desk.batches')}
          stack
          columns={[
            {
              label: t('paper-desk.batch'),
              head: true,
              cell: (batch: BatchCounts) => (
                <a href={`/manage/paper/batches/${batch.id}`}>
                  {t('paper-desk.batch-number', { number: batch.number })}
                </a>
              ),
            },
            {
              label: t('paper-desk.step'),
              cell: (batch) => {
                const place = nameOf(batch.step_id);
                return place ? titleOf(place, r) : '–';
              },
            },
            { label: t('paper-desk.opened'), cell: (batch) => r.dateTime(batch.opened_at) },
            { label: t('paper-desk.sheets'), num: true, cell: (batch) => r.number(batch.sheets) },
            { label: t('paper-desk.waiting'), num: true, cell: (batch) => r.number(batch.waiting) },
            { label: t('paper-desk.counted'), num: true, cell: (batch) => r.number(batch.counted) },
            { label: t('paper-desk.refused'), num: true, cell: (batch) => r.number(batch.refused) },
          ]}
          rows={batches}
        />
      )}
    </>
  );
}

export function titleOf({ process, step }: PaperStep, r: Reader): string {
  return `${r.text(process.title)}: ${r.text(step.title)}`;
}

export interface BatchPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly place: PaperStep;
  readonly batch: Batch;
  readonly sheets: readonly Sheet[];
  /** Whoever reads opened the batch. */
  readonly isFirst: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** One batch: enter, close, and enter again by somebody else. */
export function BatchPage(props: BatchPageProps) {
  const { r, csrf, place, batch, sheets, isFirst, problems } = props;
  const { t } = r;
  const here = `/manage/paper/batches/${batch.id}`;
  const waiting = sheets.filter(({ state }) => state === 'entered' || state === 'mismatch').length;
  const mayEnter = batch.closed_at ? !isFirst && waiting > 0 : isFirst;
  return (
    <>
      <p class="lede">{titleOf(place, r)}</p>
      <ErrorSummary title={t('paper-desk.problems')} errors={problems} />
      <Notice kind={mayEnter ? 'info' : 'warn'}>
        <p>
          {t(
            `paper-desk.now.${batch.closed_at ? (waiting > 0 ? (isFirst ? 'other' : 'second') : 'done') : isFirst ? 'first' : 'open'}`,
          )}
        </p>
      </Notice>
      {mayEnter && <SheetForm {...props} action={`${here}/${batch.closed_at ? 'check' : 'sheets'}`} />}
      {isFirst && !batch.closed_at && sheets.length > 0 && (
        <ButtonForm action={`${here}/close`} hidden={{ csrf }} kind="quiet">
          {t('paper-desk.close')}
        </ButtonForm>
      )}
      {sheets.length > 0 && <Sheets r={r} sheets={sheets} />}
    </>
  );
}

// words: paper-desk.now.* paper-desk.choices-tick paper-desk.choices-rank paper-desk.choices-points
function SheetForm({ r, csrf, place, typed, problems, action }: BatchPageProps & { action: string }) {
  const { t } = r;
  const most = place.method.paper?.most(place.step) ?? 0;
  const mark = place.method.paper?.mark?.(place.step) ?? 'tick';
  const field = (name: 'serial' | 'document' | 'choices') => {
    const error = errorOf(problems, name);
    return {
      name,
      value: String(typed[name] ?? ''),
      dir: 'ltr' as const,
      spellcheck: false,
      autocomplete: 'off',
      ...(error ? { error } : {}),
    };
  };
  return (
    <Form action={action} hidden={{ csrf }}>
      <TextField
        {...field('serial')}
        label={t('paper-desk.serial')}
        hint={t('paper-desk.serial-hint')}
        width="medium"
        required
      />
      <TextField
        {...field('document')}
        label={t('verification.form.document')}
        hint={t('verification-desk.seen.document-hint')}
        width="medium"
        required
      />
      <TextField
        {...field('choices')}
        label={t('paper-desk.choices')}
        hint={mark === 'tick' && most > 0 ? t('paper-desk.choices-most', { most }) : t(`paper-desk.choices-${mark}`)}
        {...(mark === 'points' ? {} : { inputMode: 'numeric' as const })}
        required
      />
      <Button>{t('paper-desk.next')}</Button>
    </Form>
  );
}

const KINDS: Readonly<Record<SheetState, StatusKind>> = {
  entered: 'wait',
  mismatch: 'no',
  counted: 'done',
  refused: 'no',
};

// words: paper-desk.state.* refusals.took-part-already
function Sheets({ r, sheets }: { r: Reader; sheets: readonly Sheet[] }) {
  const { t } = r;
  return (
    <Table
      caption={t('paper-desk.sheets')}
      stack
      columns={[
        { label: t('paper-desk.serial'), head: true, cell: (sheet: Sheet) => <span dir="ltr">{sheet.serial}</span> },
        {
          label: t('paper-desk.state.title'),
          cell: ({ state }) => <Status kind={KINDS[state]}>{t(`paper-desk.state.${state}`)}</Status>,
        },
        { label: t('paper-desk.why'), cell: (sheet) => whyRefused(sheet, r) },
      ]}
      rows={sheets}
    />
  );
}

function whyRefused({ reason, reason_details }: Sheet, r: Reader): string {
  if (reason === null) return '';
  // Instants came back from JSON as text.
  const details = Object.fromEntries(
    Object.entries(reason_details ?? {}).map(([name, value]) => [
      name,
      name === 'date' ? new Date(String(value)) : value,
    ]),
  );
  return r.refusal({ ok: false, code: reason, details });
}
