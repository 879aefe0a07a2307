import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  errorOf,
  Form,
  Onward,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#ui/index.ts';
import { FEASIBILITIES, type Project } from '../../budget.ts';
import { potName } from '../base.ts';
import type { DeskProps, Filled, WithDistricts } from './DeskPages.tsx';

// words: budget.project.state.undecided budget.project.state.feasible budget.project.state.unfeasible
/** What it costs and whether it can be built, with the reason. */
function PriceFields(props: {
  r: Reader;
  project: Project | null;
  value: (name: string, known: string) => string;
  error: (name: string) => string | undefined;
}) {
  const { r, project, value, error } = props;
  const { t } = r;
  return (
    <>
      <TextField
        name="cost"
        label={t('budget-desk.cost')}
        hint={t('budget-desk.amount-hint')}
        value={value('cost', project?.cost === null || !project ? '' : String(project.cost / 100))}
        error={error('cost')}
        inputMode="decimal"
        width="medium"
      />
      <RadioGroup
        name="feasibility"
        legend={t('budget-desk.project.feasibility')}
        value={value('feasibility', project?.feasibility ?? 'undecided')}
        options={FEASIBILITIES.map((one) => ({ value: one, label: t(`budget.project.state.${one}`) }))}
      />
      <TextArea
        name="reason"
        label={t('budget-desk.project.reason')}
        hint={t('budget-desk.project.reason-hint')}
        value={value('reason', project?.feasibilityReason ?? '')}
        error={error('reason')}
        rows={3}
        dir="auto"
      />
    </>
  );
}

export function ProjectFormPage(props: WithDistricts & Filled & { project: Project | null }) {
  const { r, csrf, read, here, districts, project, typed, problems } = props;
  const { t } = r;
  const value = (name: string, known: string) => String(typed?.[name] ?? known);
  const error = (name: string) => errorOf(problems, name);
  return (
    <div class="stack">
      <ErrorSummary title={t('budget-desk.problems')} errors={problems} />
      <Form action={`${here}/projects/${project?.number ?? 'new'}`} hidden={{ csrf }} guard>
        <TextField
          name="title"
          label={t('budget-desk.title')}
          value={value('title', project?.title ?? '')}
          error={error('title')}
          maxLength={150}
          dir="auto"
          required
        />
        <TextArea
          name="body"
          label={t('budget-desk.project.body')}
          value={value('body', project?.body ?? '')}
          error={error('body')}
          rows={8}
          dir="auto"
        />
        <Select
          name="language"
          label={t('budget-desk.language')}
          value={value('language', project?.language ?? r.language)}
          options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }))}
        />
        <Select
          name="pot"
          label={t('budget-desk.pot')}
          value={value('pot', String(project?.pot ?? read.pots[0]?.pot ?? ''))}
          error={error('pot')}
          options={read.pots.map((pot) => ({ value: String(pot.pot), label: potName(r, pot, districts) }))}
        />
        <PriceFields {...{ r, project, value, error }} />
        <Actions>
          <Button>{t('budget-desk.project.action')}</Button>
          <Onward href={here}>{t('budget-desk.back')}</Onward>
        </Actions>
      </Form>
    </div>
  );
}

export function UpdatePage({ r, csrf, here, project, typed, problems }: DeskProps & Filled & { project: Project }) {
  const { t } = r;
  return (
    <div class="stack">
      <ErrorSummary title={t('budget-desk.problems')} errors={problems} />
      <p class="lede" lang={project.language} dir="auto">
        {project.title}
      </p>
      <p>{t('budget-desk.update.what')}</p>
      <Form action={`${here}/projects/${project.number}/update`} hidden={{ csrf }} guard>
        <TextArea
          name="body"
          label={t('budget-desk.update.body')}
          value={String(typed?.body ?? '')}
          error={errorOf(problems, 'body')}
          rows={5}
          dir="auto"
          required
        />
        <Select
          name="language"
          label={t('budget-desk.language')}
          value={String(typed?.language ?? r.language)}
          options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }))}
        />
        <TextField
          name="progress"
          label={t('budget-desk.update.progress')}
          hint={t('budget-desk.update.progress-hint')}
          value={String(typed?.progress ?? project.progress)}
          error={errorOf(problems, 'progress')}
          inputMode="numeric"
          width="short"
        />
        <TextField
          name="spent"
          label={t('budget-desk.update.spent')}
          hint={t('budget-desk.amount-hint')}
          value={String(typed?.spent ?? project.spent / 100)}
          error={errorOf(problems, 'spent')}
          inputMode="decimal"
          width="medium"
        />
        <Actions>
          <Button>{t('budget-desk.update.action')}</Button>
          <Onward href={here}>{t('budget-desk.back')}</Onward>
        </Actions>
      </Form>
    </div>
  );
}
