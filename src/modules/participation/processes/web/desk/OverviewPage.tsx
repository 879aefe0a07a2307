import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonForm, ButtonLink, EditorRow, EditorRows, EmptyState, Notice, Onward } from '#ui/index.ts';
import { overlappingSteps } from '../../calendar.ts';
import { type ProcessWithSteps, type Step, stepState } from '../../process.ts';
import { missingNeeds } from '../../publish-checklist.ts';
import { StepStatus } from '../StepHead.tsx';
import { whenOf } from '../step-words.ts';
import { basePath } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';
import { StepForm, type StepFormProps } from './StepForm.tsx';

interface OverviewPageProps extends Omit<StepFormProps, 'action' | 'step' | 'isNew'> {
  readonly r: Reader;
  readonly process: ProcessWithSteps;
  readonly facilitators: readonly string[];
  /** The step whose form is open. */
  readonly open: Step | null;
}

/** One process at the desk: its steps in order, each changed in place. */
export function OverviewPage(props: OverviewPageProps) {
  const { r, process, facilitators } = props;
  const { t } = r;
  const base = basePath(process);
  return (
    <ProcessFrame r={r} process={process} page="steps">
      <p class="lede" lang={r.textWithLanguage(process.question).language}>
        {r.text(process.question)}
      </p>
      {facilitators.length > 0 && (
        <p>{t('processes-desk.facilitators', { count: facilitators.length, names: r.list(facilitators) })}</p>
      )}
      <Standing r={r} process={process} />
      {process.steps.length === 0 ? (
        <EmptyState title={t('processes-desk.steps.empty')} level={2} />
      ) : (
        <EditorRows>
          {process.steps.map((step) => (
            <StepRow key={step.id} {...props} step={step} />
          ))}
        </EditorRows>
      )}
      <Actions>
        <ButtonLink href={`${base}/steps/new`} kind="quiet">
          {t('processes-desk.steps.add')}
        </ButtonLink>
      </Actions>
    </ProcessFrame>
  );
}

function Standing({ r, process }: { r: Reader; process: ProcessWithSteps }) {
  const { t } = r;
  const missing = missingNeeds(process, r.now).length;
  const overlapping = overlappingSteps(process.steps);
  return (
    <>
      {process.status === 'draft' && (
        <Notice kind={missing > 0 ? 'warn' : 'info'} title={t('processes-desk.draft.title', { missing })}>
          <p>
            <Onward href={`${basePath(process)}/publish`}>
              {t(missing > 0 ? 'processes-desk.draft.see-missing' : 'processes-desk.draft.to-publish')}
            </Onward>
          </p>
        </Notice>
      )}
      {overlapping.length > 0 && (
        <Notice kind="warn" title={t('processes-desk.overlap.title')}>
          <p>{t('processes-desk.overlap.what', { steps: r.list(overlapping.map((step) => r.text(step.title))) })}</p>
        </Notice>
      )}
    </>
  );
}

// words: processes.step.* proposals.method.* conversation.method.* budget.method.* information.method.*
function StepRow(props: OverviewPageProps & { step: Step }) {
  const { r, process, step, methods, open } = props;
  const { t } = r;
  const state = stepState(step, r.now);
  const here = `${basePath(process)}/steps/${step.slug}`;
  const method = methods.find(({ name }) => name === step.method);
  const title = r.text(step.title);
  const isOpen = open?.id === step.id;
  return (
    <EditorRow
      id={`step-${step.slug}`}
      level={2}
      title={isOpen ? title : <a href={`${here}#step-${step.slug}`}>{title}</a>}
      meta={[
        <StepStatus key="state" r={r} step={step}>
          {t(`processes.step.${state}`)}
        </StepStatus>,
        whenOf(step, r),
        method ? t(`${method.name}.method.title`) : t('processes-desk.steps.unknown-method'),
      ]}
      actions={<StepActions {...props} here={here} title={title} />}
      {...(isOpen ? { open: true, summary: t('processes-desk.steps.form') } : {})}
    >
      {isOpen && <StepForm {...props} action={here} step={step} />}
    </EditorRow>
  );
}

// words: conversation-desk.place budget-desk.place
function StepActions({
  r,
  csrf,
  process,
  step,
  here,
  title,
  methods,
}: OverviewPageProps & { step: Step; here: string; title: string }) {
  const { t } = r;
  const state = stepState(step, r.now);
  const isPublic = process.status === 'published';
  const method = methods.find(({ name }) => name === step.method);
  const place = method?.deskAddress?.(process, step);
  return (
    <>
      {method && place && (
        <a href={place}>
          {t(`${method.name}-desk.place`)}
          <span class="visually-hidden">: {title}</span>
        </a>
      )}
      <a href={`${here}#step-${step.slug}`}>
        {t('processes-desk.steps.change')}
        <span class="visually-hidden">: {title}</span>
      </a>
      <a href={`${here}/preview`}>
        {t('processes-desk.steps.preview')}
        <span class="visually-hidden">: {title}</span>
      </a>
      {state === 'closed' && <a href={`${here}/outcome`}>{t('processes-desk.steps.outcome')}</a>}
      {isPublic && state === 'upcoming' && <a href={`${here}/open`}>{t('processes-desk.steps.open-now')}</a>}
      {isPublic && state === 'open' && <a href={`${here}/close`}>{t('processes-desk.steps.close-now')}</a>}
      {step.position > 1 && (
        <ButtonForm action={`${here}/place`} hidden={{ csrf, to: 'earlier' }} kind="quiet" small about={title}>
          {t('processes-desk.steps.earlier')}
        </ButtonForm>
      )}
      {step.position < process.steps.length && (
        <ButtonForm action={`${here}/place`} hidden={{ csrf, to: 'later' }} kind="quiet" small about={title}>
          {t('processes-desk.steps.later')}
        </ButtonForm>
      )}
      {(process.status === 'draft' || state === 'upcoming') && (
        <a href={`${here}/remove`}>
          {t('processes-desk.steps.remove')}
          <span class="visually-hidden">: {title}</span>
        </a>
      )}
    </>
  );
}
