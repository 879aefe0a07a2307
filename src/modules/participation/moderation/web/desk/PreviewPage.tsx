import type { Reader } from '#kernel/reader.ts';
import { HIDING_REASONS } from '#modules/participation/comments/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  errorOf,
  Form,
  Notice,
  Onward,
  RadioGroup,
  Status,
  Table,
  TextArea,
} from '#ui/index.ts';
import type { QueueRow } from '../../list-queue.ts';
import { type Act, UNDO_MINUTES } from '../../moderation.ts';
import { reasonsInWords, wordsLeft } from '../words-of-moderation.ts';
import { titleOf } from './QueuePage.tsx';

export interface PreviewPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly act: Act;
  /** What will be decided. */
  readonly rows: readonly QueueRow[];
  /** What cannot be decided so: appeals, what is decided already. */
  readonly leftOut: readonly QueueRow[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** What will happen to each, before it happens. */
export function PreviewPage(props: PreviewPageProps) {
  const { r, csrf, act, rows, leftOut, problems } = props;
  const { t } = r;
  return (
    <>
      <ErrorSummary title={t('moderation-desk.decide.problems')} errors={problems} />
      <p class="lede">{t(`moderation-desk.preview.${act}`, { n: rows.length, minutes: UNDO_MINUTES })}</p>
      <Table stack label={t('moderation-desk.preview.title')} rows={rows} columns={columnsOf(r, act)} />
      {leftOut.length > 0 && (
        <Notice kind="info" title={t('moderation-desk.preview.left-out', { n: leftOut.length })}>
          <ul>
            {leftOut.map((row) => (
              <li dir="auto">{titleOf(r, row)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action="/manage/moderation/decide" hidden={{ csrf, do: act }} guard={act === 'hide'}>
        {rows.map(({ one }) => (
          <input type="hidden" name="picked[]" value={one.id} />
        ))}
        {act === 'hide' && <HidingFields {...props} />}
        <Actions>
          <Button kind={act === 'hide' ? 'danger' : 'main'}>
            {t(`moderation-desk.preview.do-${act}`, { n: rows.length })}
          </Button>
          <Onward href="/manage/moderation">{t('moderation-desk.preview.leave')}</Onward>
        </Actions>
      </Form>
    </>
  );
}

// words: moderation-desk.preview.will-*
function columnsOf(r: Reader, act: Act) {
  const { t } = r;
  const will = ({ one }: QueueRow) => (act === 'hide' ? 'hidden' : one.kind === 'hold' ? 'public' : 'stay');
  return [
    {
      label: t('moderation-desk.queue.item'),
      head: true,
      cell: (row: QueueRow) => (
        <span lang={row.thing ? r.foreign(row.thing.language) : undefined} dir="auto">
          {titleOf(r, row)}
        </span>
      ),
    },
    { label: t('moderation-desk.queue.why'), cell: ({ one }: QueueRow) => reasonsInWords(r, one.reasons) },
    {
      label: t('moderation-desk.preview.will'),
      cell: (row: QueueRow) => (
        <Status kind={act === 'hide' ? 'no' : 'done'}>{t(`moderation-desk.preview.will-${will(row)}`)}</Status>
      ),
    },
  ];
}

/** The reason everybody reads, and words for the author. */
// words: comments.sight.*
export function HidingFields({ r, typed, problems }: Pick<PreviewPageProps, 'r' | 'typed' | 'problems'>) {
  const { t } = r;
  return (
    <>
      <RadioGroup
        name="reason"
        legend={t('moderation-desk.decide.reason')}
        hint={t('moderation-desk.decide.reason-hint')}
        options={HIDING_REASONS.map((reason) => ({ value: reason, label: t(`comments.sight.${reason}`) }))}
        value={typed.reason === undefined ? undefined : String(typed.reason)}
        error={errorOf(problems, 'reason')}
      />
      <TextArea
        name="words"
        label={t('moderation-desk.decide.words')}
        hint={t('moderation-desk.decide.words-hint')}
        value={String(typed.words ?? '')}
        error={errorOf(problems, 'words')}
        count={wordsLeft(r)}
        rows={4}
        dir="auto"
      />
    </>
  );
}
