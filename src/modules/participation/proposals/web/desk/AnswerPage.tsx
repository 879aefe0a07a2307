import type { PersonId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Actions, BodyText, Button, ButtonForm, ErrorSummary, Form, Notice, Onward, Section } from '#ui/index.ts';
import { mayTakeBack, type ProposalAnswer } from '../../answer.ts';
import type { Proposal } from '../../proposal.ts';
import { AnswerBlock } from '../AnswerSection.tsx';
import { AnswerFields } from './AnswerFields.tsx';

export interface AnswerPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly proposal: Proposal;
  readonly answer: ProposalAnswer | null;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Of the proposal, for everybody. */
  readonly here: string;
  readonly personId: PersonId | null;
}

/** One proposal and the answer to it. */
export function AnswerPage(props: AnswerPageProps) {
  const { r, csrf, proposal, answer, typed, problems, here } = props;
  const { t } = r;
  const isPublic = answer?.state === 'published';
  const action = `/manage/answers/${proposal.id}`;
  return (
    <>
      <ErrorSummary title={t('proposals.form.problems')} errors={problems} />
      {isPublic && <PublicNotice {...props} answer={answer} action={action} />}
      <details class="twin" open>
        <summary>{t('proposals-desk.answer.text')}</summary>
        <div class="stack" lang={r.foreign(proposal.language)} dir="auto">
          <BodyText body={proposal.body} />
        </div>
      </details>
      <p class="byline">
        <span>{t('proposals-desk.answer.supports', { n: proposal.tally.supports })}</span>
        <a href={here}>{t('proposals-desk.answer.read')}</a>
      </p>
      <Form action={action} hidden={{ csrf }} guard label={t('proposals-desk.answer.form')}>
        <AnswerFields r={r} typed={typed} problems={problems} />
        <Actions>
          {isPublic ? (
            <Button name="do" value="save">
              {t('proposals-desk.answer.correct')}
            </Button>
          ) : (
            <>
              <Button name="do" value="next">
                {t('proposals-desk.answer.next')}
              </Button>
              <Button kind="quiet" name="do" value="save">
                {t('proposals-desk.answer.save')}
              </Button>
              <Button kind="quiet" name="do" value="publish">
                {t('proposals-desk.answer.preview')}
              </Button>
            </>
          )}
          <Onward href="/manage/answers">{t('proposals-desk.answer.back')}</Onward>
        </Actions>
      </Form>
    </>
  );
}

function PublicNotice(props: AnswerPageProps & { answer: ProposalAnswer; action: string }) {
  const { r, csrf, answer, action, personId, proposal } = props;
  const { t } = r;
  return (
    <Notice title={t('proposals-desk.answer.is-public')}>
      <p>{t('proposals-desk.answer.correct-what')}</p>
      {personId && mayTakeBack(answer, personId, r.now) && (
        <ButtonForm action={`${action}/undo`} hidden={{ csrf }} kind="quiet" small about={proposal.title}>
          {t('proposals-desk.undo.act')}
        </ButtonForm>
      )}
    </Notice>
  );
}

export interface TogetherProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly proposals: readonly Proposal[];
}

/** The same answer for many; each proposal's own words go into its blanks. */
export function PrepareTogetherPage(props: TogetherProps & { typed: Typed; problems: readonly FieldProblem[] }) {
  const { r, csrf, proposals, typed, problems } = props;
  const { t } = r;
  return (
    <>
      <ErrorSummary title={t('proposals.form.problems')} errors={problems} />
      <PickedList {...props} />
      <Form action="/manage/answers/prepare" hidden={{ csrf }} guard label={t('proposals-desk.answer.form')}>
        <Picked proposals={proposals} />
        <AnswerFields r={r} typed={typed} problems={problems} many />
        <Actions>
          <Button>{t('proposals-desk.together.prepare', { n: proposals.length })}</Button>
          <Onward href="/manage/answers">{t('proposals-desk.answer.back')}</Onward>
        </Actions>
      </Form>
    </>
  );
}

/** What will be public, and to how many people it matters, before anything is. */
export function PublishPreviewPage(props: TogetherProps & { answers: ReadonlyMap<string, ProposalAnswer> }) {
  const { r, csrf, proposals, answers } = props;
  const { t } = r;
  const ready = proposals.filter(({ id }) => answers.get(id)?.state === 'prepared');
  const supports = ready.reduce((sum, proposal) => sum + proposal.tally.supports, 0);
  return (
    <>
      <p class="lede">{t('proposals-desk.preview.sentence', { n: ready.length, supports })}</p>
      {ready.length < proposals.length && (
        <Notice kind="warn">
          <p>{t('proposals-desk.preview.left-out', { n: proposals.length - ready.length })}</p>
        </Notice>
      )}
      {ready.length > 0 && (
        <Form action="/manage/answers/publish" hidden={{ csrf }} label={t('proposals-desk.preview.title')}>
          <Picked proposals={ready} />
          <Actions>
            <Button>{t('proposals-desk.preview.publish', { n: ready.length })}</Button>
            <Onward href="/manage/answers?queue=prepared">{t('proposals-desk.answer.back')}</Onward>
          </Actions>
        </Form>
      )}
      {ready.map((proposal) => {
        const answer = answers.get(proposal.id);
        return (
          <Section
            key={proposal.id}
            id={`p-${proposal.id}`}
            title={<span lang={r.foreign(proposal.language)}>{proposal.title}</span>}
            note={t('proposals-desk.answer.supports', { n: proposal.tally.supports })}
            more={{ href: `/manage/answers/${proposal.id}`, label: t('proposals-desk.preview.change') }}
          >
            {answer && <AnswerBlock r={r} answer={answer} publishedAt={null} />}
          </Section>
        );
      })}
    </>
  );
}

function PickedList({ r, proposals }: TogetherProps) {
  return (
    <details class="twin" open={proposals.length <= 6}>
      <summary>{r.t('proposals-desk.together.picked', { n: proposals.length })}</summary>
      <ul class="bullets">
        {proposals.map((proposal) => (
          <li key={proposal.id} lang={r.foreign(proposal.language)}>
            {proposal.title}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Picked({ proposals }: { proposals: readonly Proposal[] }) {
  return (
    <>
      {proposals.map(({ id }) => (
        <input key={id} type="hidden" name="picked[]" value={id} />
      ))}
    </>
  );
}
