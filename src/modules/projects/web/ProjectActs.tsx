import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { LocalizedFields, writtenLanguages } from '#modules/city/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ButtonForm,
  Checkbox,
  DateField,
  EmptyState,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Ledger,
  LedgerRow,
  Onward,
  Pictures,
  Section,
  Status,
  Twin,
} from '#ui/index.ts';
import type { Milestone, Project } from '../project.ts';
import { dayOf, inTongue } from './project-words.ts';

export type ActName = 'milestone' | 'picture' | 'withdraw' | 'publish';

export interface ProjectActsProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly project: Project;
  readonly milestones: readonly Milestone[];
  readonly languages: readonly Language[];
  /** The one of these forms that came back. */
  readonly returned: {
    readonly act: ActName;
    readonly typed: Typed;
    readonly problems: readonly FieldProblem[];
  } | null;
}

const NOTHING: { typed: Typed; problems: readonly FieldProblem[] } = { typed: {}, problems: [] };

/** What is done with a project beside its words: milestones, picture, publishing, withdrawing. */
export function ProjectActs(props: ProjectActsProps) {
  return (
    <>
      <Milestones {...props} />
      <PicturePart {...props} />
      {props.project.status === 'published' ? <Withdraw {...props} /> : <Publish {...props} />}
    </>
  );
}

function returnedTo(props: ProjectActsProps, act: ActName) {
  return props.returned?.act === act ? props.returned : NOTHING;
}

function Milestones(props: ProjectActsProps) {
  const { r, csrf, project, milestones } = props;
  const { t } = r;
  const { typed, problems } = returnedTo(props, 'milestone');
  return (
    <Section id="milestones" title={t('projects-desk.milestones.title')} note={t('projects-desk.milestones.note')} full>
      <div class="stack">
        {milestones.length === 0 ? (
          <EmptyState title={t('projects-desk.milestones.none')} />
        ) : (
          <Ledger label={t('projects-desk.milestones.title')}>
            {milestones.map((milestone) => (
              <MilestoneRow key={milestone.id} {...{ r, csrf, project, milestone }} />
            ))}
          </Ledger>
        )}
        <ErrorSummary title={t('projects-desk.form.problems')} errors={problems} />
        <Form
          action={`/manage/projects/${project.slug}/milestones`}
          hidden={{ csrf }}
          label={t('projects-desk.milestones.add')}
        >
          <DateField
            name="on"
            label={t('projects-desk.milestones.on')}
            value={String(typed.on ?? '')}
            error={errorOf(problems, 'on')}
          />
          <LocalizedFields
            name="milestone"
            legend={t('projects-desk.milestones.what')}
            languages={writtenLanguages(props.languages)}
            typed={typed}
            problems={problems}
          />
          <Checkbox
            name="reached"
            label={t('projects-desk.milestones.reached')}
            hint={t('projects-desk.milestones.reached-hint')}
            checked={typed.reached === '1'}
          />
          <p>
            <Button kind="quiet">{t('projects-desk.milestones.add')}</Button>
          </p>
        </Form>
      </div>
    </Section>
  );
}

interface MilestoneRowProps extends Pick<ProjectActsProps, 'r' | 'csrf' | 'project'> {
  readonly milestone: Milestone;
}

function MilestoneRow({ r, csrf, project, milestone }: MilestoneRowProps) {
  const { t } = r;
  const title = inTongue(r, milestone.title);
  const base = `/manage/projects/${project.slug}/milestones/${milestone.id}`;
  return (
    <LedgerRow
      title={title.text}
      {...(title.lang ? { lang: title.lang } : {})}
      above={
        <Status kind={milestone.reached ? 'done' : 'wait'}>
          {t(milestone.reached ? 'projects-desk.milestones.is-reached' : 'projects-desk.milestones.is-planned')}
        </Status>
      }
      below={<p class="muted small">{r.date(dayOf(milestone.on))}</p>}
      side={
        <Actions>
          {!milestone.reached && (
            <ButtonForm action={`${base}/reach`} hidden={{ csrf }} kind="quiet" small about={title.text}>
              {t('projects-desk.milestones.reach')}
            </ButtonForm>
          )}
          <ButtonForm action={`${base}/remove`} hidden={{ csrf }} kind="danger" small about={title.text}>
            {t('projects-desk.milestones.remove')}
          </ButtonForm>
        </Actions>
      }
    />
  );
}

function PicturePart(props: ProjectActsProps) {
  const { r, csrf, project } = props;
  const { t } = r;
  const { typed, problems } = returnedTo(props, 'picture');
  const action = `/manage/projects/${project.slug}/picture`;
  const alt = Object.fromEntries(Object.entries(project.alt).map(([language, words]) => [`alt-${language}`, words]));
  return (
    <Section id="picture" title={t('projects-desk.picture.title')} note={t('projects-desk.picture.note')} full>
      <div class="stack">
        {project.picture && project.status !== 'withdrawn' && (
          <Pictures
            items={[
              {
                src: `/projects/${project.slug}/pictures/${project.picture.smallFileId}`,
                alt: r.text(project.alt),
                width: project.picture.width,
                height: project.picture.height,
              },
            ]}
          />
        )}
        <ErrorSummary title={t('projects-desk.form.problems')} errors={problems} />
        <Form action={action} hidden={{ csrf }} label={t('projects-desk.picture.title')} files>
          <FileField
            name="picture"
            label={t('projects-desk.picture.file')}
            hint={t('projects-desk.picture.file-hint')}
            accept="image/jpeg,image/png,image/webp,image/avif"
            error={errorOf(problems, 'picture')}
          />
          <LocalizedFields
            name="alt"
            legend={t('projects-desk.picture.alt')}
            hint={t('projects-desk.picture.alt-hint')}
            languages={writtenLanguages(props.languages)}
            typed={{ ...alt, ...typed }}
            problems={problems}
          />
          <p>
            <Button kind="quiet">{t('projects-desk.picture.save')}</Button>
          </p>
        </Form>
        {project.picture && (
          <ButtonForm action={`${action}/remove`} hidden={{ csrf }} kind="danger" small>
            {t('projects-desk.picture.remove')}
          </ButtonForm>
        )}
      </div>
    </Section>
  );
}

function Publish(props: ProjectActsProps) {
  const { r, csrf, project } = props;
  const { t } = r;
  const { problems } = returnedTo(props, 'publish');
  return (
    <Section id="publish" title={t('projects-desk.publish.title')} note={t('projects-desk.publish.note')} full>
      <div class="stack">
        <ErrorSummary title={t('projects-desk.form.problems')} errors={problems} />
        {project.status === 'draft' && (
          <Onward href={`/projects/${project.slug}`}>{t('projects-desk.publish.see')}</Onward>
        )}
        <ButtonForm action={`/manage/projects/${project.slug}/publish`} hidden={{ csrf }}>
          {t(project.status === 'draft' ? 'projects-desk.publish.act' : 'projects-desk.publish.again')}
        </ButtonForm>
      </div>
    </Section>
  );
}

function Withdraw(props: ProjectActsProps) {
  const { r, csrf, project } = props;
  const { t } = r;
  const { typed, problems } = returnedTo(props, 'withdraw');
  return (
    <Section id="withdraw" title={t('projects-desk.withdraw.title')} note={t('projects-desk.withdraw.note')} full>
      <ErrorSummary title={t('projects-desk.form.problems')} errors={problems} />
      <Twin summary={t('projects-desk.withdraw.open')} open={problems.length > 0}>
        <Form
          action={`/manage/projects/${project.slug}/withdraw`}
          hidden={{ csrf }}
          label={t('projects-desk.withdraw.title')}
        >
          <LocalizedFields
            name="reason"
            legend={t('projects-desk.withdraw.reason')}
            hint={t('projects-desk.withdraw.reason-hint')}
            languages={writtenLanguages(props.languages)}
            typed={typed}
            problems={problems}
          />
          <p>
            <Button kind="danger">{t('projects-desk.withdraw.act')}</Button>
          </p>
        </Form>
      </Twin>
    </Section>
  );
}
