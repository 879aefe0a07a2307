import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  ButtonLink,
  Due,
  EmptyState,
  Kicker,
  Ledger,
  LedgerRow,
  Onward,
  PageHead,
  Section,
  Tally,
} from '#ui/index.ts';
import { currentStep, type ProcessWithSteps, type StepGlance, stepState } from '../process.ts';
import { AccessWord } from './ProcessPage.tsx';
import { deadlineOf } from './step-words.ts';

interface ProcessesPageProps {
  readonly r: Reader;
  readonly processes: readonly ProcessWithSteps[];
  readonly glances: ReadonlyMap<string, StepGlance>;
}

/** Every process: what is open first, then what comes, then what is over. */
export function ProcessesPage({ r, processes, glances }: ProcessesPageProps) {
  const { t } = r;
  const groups = groupByState(processes, r.now);
  return (
    <div class="wrap">
      <PageHead title={t('processes.list.title')} lede={t('processes.list.lede')} />
      {processes.length === 0 && <EmptyState title={t('processes.list.empty')} />}
      {groups.map(([state, members]) => (
        <Section key={state} id={state} title={t(`processes.list.${state}`)}>
          <ProcessLedger r={r} processes={members} glances={glances} />
        </Section>
      ))}
      {processes.length > 0 && (
        <Section id="data" title={t('processes.data.title')}>
          <Actions>
            <Onward href="/processes.csv">{t('processes.data.csv')}</Onward>
            <Onward href="/processes.json">{t('processes.data.json')}</Onward>
          </Actions>
        </Section>
      )}
    </div>
  );
}

// words: processes.list.open processes.list.working processes.list.upcoming processes.list.closed
function groupByState(processes: readonly ProcessWithSteps[], now: Date) {
  const stateOf = (process: ProcessWithSteps) => {
    const step = currentStep(process.steps, now);
    const state = step && process.status === 'published' ? stepState(step, now) : 'closed';
    // Nobody can act in a step that only informs: the city is at work.
    return state === 'open' && step?.method === 'information' ? 'working' : state;
  };
  const all = (['open', 'working', 'upcoming', 'closed'] as const).map(
    (state) =>
      [
        state,
        inTime(
          state,
          processes.filter((process) => stateOf(process) === state),
          now,
        ),
      ] as const,
  );
  return all.filter(([, members]) => members.length > 0);
}

/** What ends first at the top, then what begins first; what is over stays newest first. */
function inTime(state: string, processes: ProcessWithSteps[], now: Date): ProcessWithSteps[] {
  if (state === 'closed') return processes;
  const moment = ({ steps }: ProcessWithSteps) => {
    const step = currentStep(steps, now);
    return (state === 'upcoming' ? step?.opensAt : step?.closesAt)?.getTime() ?? Infinity;
  };
  return processes.toSorted((a, b) => moment(a) - moment(b));
}

export function ProcessLedger({ r, processes, glances }: ProcessesPageProps) {
  return (
    <Ledger>
      {processes.map((process, position) => (
        <ProcessRow
          key={process.id}
          r={r}
          process={process}
          glance={glanceOf(process, glances, r.now)}
          first={position === 0}
        />
      ))}
    </Ledger>
  );
}

function glanceOf(
  process: ProcessWithSteps,
  glances: ProcessesPageProps['glances'],
  now: Date,
): StepGlance | undefined {
  const step = currentStep(process.steps, now);
  return step && glances.get(step.id);
}

function ProcessRow({
  r,
  process,
  glance,
  first,
}: {
  r: Reader;
  process: ProcessWithSteps;
  glance: StepGlance | undefined;
  first: boolean;
}) {
  const step = currentStep(process.steps, r.now);
  const deadline = step && deadlineOf(step, r);
  const question = r.textWithLanguage(Object.keys(process.question).length > 0 ? process.question : process.title);
  return (
    <LedgerRow
      title={question.text}
      lang={question.language}
      href={`/processes/${process.slug}`}
      above={
        <>
          {deadline && (deadline.soon ? <Due>{deadline.words}</Due> : <Kicker>{deadline.words}</Kicker>)}
          {process.access !== 'open' && <AccessWord r={r} access={process.access} />}
        </>
      }
      note={sentences(step ? r.text(step.title) : '', r.text(process.summary))}
      side={
        <>
          {glance?.tally && <Tally value={r.number(glance.tally.value)}>{glance.tally.words}</Tally>}
          {glance?.action ? (
            <ButtonLink href={glance.action.href} kind={first ? 'main' : 'quiet'} about={r.text(process.title)}>
              {glance.action.label}
            </ButtonLink>
          ) : (
            <Onward href={`/processes/${process.slug}`}>{r.t('processes.read')}</Onward>
          )}
        </>
      }
    />
  );
}

/** One after the other: a title that asks ends with its own mark. */
function sentences(title: string, summary: string): string {
  if (!title || !summary) return title || summary;
  return /[.?؟…]$/.test(title) ? `${title} ${summary}` : `${title}. ${summary}`;
}
