import type { PersonId } from '#kernel/ids.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ButtonForm,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Onward,
  Section,
  Table,
  TextField,
} from '#ui/index.ts';
import type { Paper } from '../../paper-store.ts';
import { ChoiceFields } from '../BallotPage.tsx';
import type { District } from '../base.ts';
import { limitInWords } from '../budget-words.ts';
import type { DeskProps } from './DeskPages.tsx';

export interface PaperPageProps extends DeskProps {
  readonly districts: readonly District[];
  readonly papers: readonly Paper[];
  readonly typed: Typed | null;
  readonly problems: readonly FieldProblem[];
  readonly self: PersonId | null;
}

/** One ballot at a time; below, what waits for somebody else's eyes. The first reading is never shown: two people read. */
export function PaperPage(props: PaperPageProps) {
  const { r, csrf, read, here, typed, problems } = props;
  const { t } = r;
  return (
    <div class="stack">
      <ErrorSummary title={t('budget-desk.problems')} errors={problems} />
      <p>{t('budget-desk.paper.what')}</p>
      <p class="small muted">{limitInWords(r, read.rules)}</p>
      <Form action={`${here}/paper`} hidden={{ csrf }}>
        <TextField
          name="roll"
          label={t('budget-desk.paper.roll')}
          hint={t('budget-desk.paper.roll-hint')}
          value={String(typed?.roll ?? '')}
          error={errorOf(problems, 'roll')}
          width="medium"
          autocomplete="off"
          required
        />
        <ChoiceFields {...props} />
        <Actions>
          <Button>{t('budget-desk.paper.action')}</Button>
          <Onward href={here}>{t('budget-desk.back')}</Onward>
        </Actions>
      </Form>
      <Waiting {...props} />
    </div>
  );
}

function Waiting({ r, csrf, read, here, papers, self }: PaperPageProps) {
  const { t } = r;
  return (
    <Section id="waiting" title={t('budget-desk.paper.waiting', { n: papers.length })}>
      {papers.length === 0 ? (
        <EmptyState title={t('budget-desk.paper.none')} level={3} />
      ) : (
        <Table
          stack
          label={t('budget-desk.paper.table')}
          rows={papers}
          columns={[
            { label: t('budget-desk.paper.tail'), head: true, cell: ({ tail }) => <code dir="ltr">…{tail}</code> },
            { label: t('budget-desk.paper.since'), cell: ({ enteredAt }) => r.dateTime(enteredAt) },
            {
              label: t('budget-desk.paper.by'),
              cell: ({ enteredBy, differs }) =>
                differs
                  ? t('budget-desk.paper.differs')
                  : t(enteredBy === self ? 'budget-desk.paper.by-you' : 'budget-desk.paper.by-other'),
            },
            {
              label: t('budget-desk.paper.act'),
              labelHidden: true,
              cell: ({ id, tail }) =>
                read.may.run && (
                  <ButtonForm action={`${here}/paper/${id}/remove`} hidden={{ csrf }} kind="quiet" small about={tail}>
                    {t('budget-desk.paper.remove')}
                  </ButtonForm>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
