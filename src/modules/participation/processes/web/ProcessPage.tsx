import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  Bullets,
  ButtonLink,
  Due,
  Facts,
  Kicker,
  Ledger,
  LedgerRow,
  Muted,
  Onward,
  PageHead,
  Panel,
  RichText,
  Section,
  Status,
  Steps,
  Tally,
} from '#ui/index.ts';
import { type Access, currentStep, type ProcessWithSteps, type Step, type StepGlance, stepState } from '../process.ts';
import type { ProcessFolder } from '../read-process.ts';
import { StepStatus } from './StepHead.tsx';
import { deadlineOf, whenOf, zoneName } from './step-words.ts';

/** A document that has a page of its own. */
export interface PaperLink {
  readonly href: string;
  readonly title: string;
  readonly lang?: string | undefined;
  /** "PDF, 120 kB" */
  readonly note: string;
}

export interface ProcessPageProps {
  readonly r: Reader;
  readonly folder: ProcessFolder;
  readonly glances: ReadonlyMap<string, StepGlance>;
  /** Rules of the current step, in sentences. */
  readonly rules: readonly string[];
  readonly mayRun: boolean;
  /** A section of its own. */
  readonly news: VNode | null;
  /** Documents about it that are kept elsewhere. */
  readonly papers: readonly PaperLink[];
  readonly follow: VNode | null;
}

export function ProcessPage({ r, folder, glances, rules, mayRun, news, papers, follow }: ProcessPageProps) {
  const { process } = folder;
  const { t } = r;
  const now = currentStep(process.steps, r.now);
  const question = r.textWithLanguage(
    process.question.ca || Object.keys(process.question).length > 0 ? process.question : process.title,
  );
  const closed = process.steps.filter((step) => stepState(step, r.now) === 'closed' && step.id !== now?.id);
  return (
    <div class="wrap">
      <PageHead
        long
        title={question.text}
        lang={question.language}
        crumbs={{
          label: t('web.nav.here'),
          links: [
            { href: '/processes', label: t('web.door.decide') },
            { href: `/processes/${process.slug}`, label: r.text(process.title) },
          ],
        }}
        lede={r.text(process.whoMayTakePart) || r.text(process.summary)}
        byline={[
          process.access !== 'open' && <AccessWord r={r} access={process.access} />,
          now && <NowOf r={r} step={now} />,
          r.text(process.department),
        ]}
        aside={now && <NowPanel r={r} step={now} glance={glances.get(now.id)} />}
      />
      {process.status === 'draft' && (
        <p class="actions">
          <Status kind="wait">{t('processes.draft')}</Status>
          {mayRun && <Onward href={`/manage/processes/${process.slug}`}>{t('processes.build')}</Onward>}
        </p>
      )}
      {process.steps.length > 0 && <WhereWeAre r={r} steps={process.steps} glances={glances} now={now} />}
      <About r={r} process={process} rules={rules} />
      {news}
      {closed.length > 0 && <Before r={r} steps={closed} glances={glances} />}
      {process.facts.length > 0 && (
        <Section id="binds" title={t('processes.binds')}>
          <Facts items={process.facts.map((fact) => ({ term: r.text(fact.term), value: r.text(fact.detail) }))} />
        </Section>
      )}
      {folder.documents.length + papers.length > 0 && <Documents r={r} folder={folder} papers={papers} />}
      {follow && (
        <Section id="follow" title={t('processes.follow')} note={t('processes.follow-note')}>
          {follow}
        </Section>
      )}
      <Section
        id="check"
        title={t('processes.check')}
        note={t(process.access === 'private' ? 'members.not-on-record' : 'processes.check-note')}
      >
        <Actions>
          {process.access !== 'private' && (
            <Onward href={`/record?process=${process.id}`}>{t('processes.record')}</Onward>
          )}
          {mayRun && <Onward href={`/manage/processes/${process.slug}`}>{t('processes.build')}</Onward>}
        </Actions>
      </Section>
    </div>
  );
}

// words: members.word.*
/** That not everybody reads it, or not everybody takes part. */
export function AccessWord({ r, access }: { r: Reader; access: Exclude<Access, 'open'> }) {
  return <Status kind="wait">{r.t(`members.word.${access}`)}</Status>;
}

// words: processes.state.*
function NowOf({ r, step }: { r: Reader; step: Step }) {
  return (
    <StepStatus r={r} step={step}>
      {r.t(`processes.state.${stepState(step, r.now)}`, { step: r.text(step.title) })}
    </StepStatus>
  );
}

export function NowPanel({ r, step, glance }: { r: Reader; step: Step; glance: StepGlance | undefined }) {
  const deadline = deadlineOf(step, r);
  return (
    <Panel accent>
      {deadline.soon ? <Due>{deadline.words}</Due> : <Kicker>{deadline.words}</Kicker>}
      <p class="figure-mid">{r.text(step.title)}</p>
      <p>{r.text(step.summary)}</p>
      {glance?.tally && <Tally value={r.number(glance.tally.value)}>{glance.tally.words}</Tally>}
      {glance?.action && (
        <p>
          <ButtonLink href={glance.action.href} block>
            {glance.action.label}
          </ButtonLink>
        </p>
      )}
      <Muted>{r.t('processes.city-time', { zone: zoneName(r) })}</Muted>
    </Panel>
  );
}

function WhereWeAre({
  r,
  steps,
  glances,
  now,
}: {
  r: Reader;
  steps: readonly Step[];
  glances: ProcessPageProps['glances'];
  now: Step | undefined;
}) {
  const { t } = r;
  const position = now ? steps.indexOf(now) + 1 : 0;
  return (
    <Section
      id="steps"
      title={t('processes.steps')}
      note={position > 0 ? t('processes.step-of', { position, total: steps.length }) : undefined}
      full
    >
      <Steps
        across
        today={t('processes.today')}
        items={steps.map((step) => {
          const state = stepState(step, r.now);
          const tally = glances.get(step.id)?.tally;
          return {
            title: r.text(step.title),
            when: whenOf(step, r),
            state: state === 'closed' ? 'done' : state === 'open' ? 'now' : 'next',
            stateWord: t(`processes.step.${state}`),
            note:
              (state === 'closed' && r.text(step.outcome)) ||
              (tally ? `${r.number(tally.value)} ${tally.words}` : r.text(step.summary)),
          };
        })}
      />
    </Section>
  );
}

// words: processes.step.upcoming processes.step.open processes.step.closed
function About({ r, process, rules }: { r: Reader; process: ProcessWithSteps; rules: readonly string[] }) {
  const description = r.textWithLanguage(process.description);
  if (!description.text && rules.length === 0) return null;
  return (
    <Section id="about" title={r.t('processes.about')}>
      <div class="stack">
        {description.text && <RichText html={description.text} lang={description.language} />}
        {rules.length > 0 && (
          <>
            <h3>{r.t('processes.rules')}</h3>
            <Bullets items={[...rules]} />
          </>
        )}
      </div>
    </Section>
  );
}

function Before({ r, steps, glances }: { r: Reader; steps: readonly Step[]; glances: ProcessPageProps['glances'] }) {
  return (
    <Section id="before" title={r.t('processes.before')} note={r.t('processes.before-note')}>
      <Ledger>
        {steps.map((step) => {
          const action = glances.get(step.id)?.action;
          const href = action?.href ?? null;
          return (
            <LedgerRow
              key={step.id}
              title={r.text(step.title)}
              href={href ?? undefined}
              above={<Kicker>{whenOf(step, r)}</Kicker>}
              note={r.text(step.outcome) || r.text(step.summary)}
              side={href && <Onward href={href}>{r.t('processes.read-step')}</Onward>}
            />
          );
        })}
      </Ledger>
    </Section>
  );
}

/** Its own papers first; then those of the library, where all of them are found together. */
function Documents({ r, folder, papers }: { r: Reader; folder: ProcessFolder; papers: readonly PaperLink[] }) {
  const { slug } = folder.process;
  const own = folder.documents.map(
    ({ id, title, contentType, size }): PaperLink => ({
      href: `/processes/${slug}/documents/${id}`,
      title: r.text(title),
      note: `${kindOf(contentType)}, ${r.bytes(size)}`,
    }),
  );
  return (
    <Section
      id="docs"
      title={r.t('processes.documents')}
      more={{ href: `/documents?process=${slug}`, label: r.t('processes.all-documents') }}
    >
      <Bullets
        items={[...own, ...papers].map(({ href, title, lang, note }) => (
          <>
            <a href={href} lang={lang}>
              {title}
            </a>{' '}
            <Muted>{note}</Muted>
          </>
        ))}
      />
    </Section>
  );
}

/** "PDF", "HTML" */
function kindOf(contentType: string): string {
  return (contentType.split(';')[0]?.split('/').at(-1) ?? '').split('.').at(-1)?.toUpperCase() ?? '';
}
