import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonForm, ButtonLink, EmptyState, Lede, Ledger, LedgerRow, Section, Status } from '#ui/index.ts';
import { MOST_FEATURED, type Project } from '../project.ts';
import { inTongue, STATUS_OF } from './project-words.ts';

interface ProjectsDeskProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly projects: readonly Project[];
}

/** What stands on the home page, in its order; then every project. */
export function ProjectsDesk({ r, csrf, projects }: ProjectsDeskProps) {
  const { t } = r;
  const featured = projects.filter((each) => each.featured !== null);
  const others = projects.filter((each) => each.featured === null);
  return (
    <>
      <Lede>{t('projects-desk.lede')}</Lede>
      <Actions>
        <ButtonLink href="/manage/projects/new">{t('projects-desk.new')}</ButtonLink>
      </Actions>
      <Section
        id="featured"
        title={t('projects-desk.featured.title')}
        note={t('projects-desk.featured.note', { most: MOST_FEATURED })}
        full
      >
        {featured.length === 0 ? (
          <EmptyState title={t('projects-desk.featured.none')} />
        ) : (
          <Ledger ordered label={t('projects-desk.featured.title')}>
            {featured.map((project, index) => (
              <FeaturedRow
                key={project.id}
                {...{ r, csrf, project, isFirst: index === 0, isLast: index === featured.length - 1 }}
              />
            ))}
          </Ledger>
        )}
      </Section>
      <Section id="all" title={t('projects-desk.others')} full>
        {others.length === 0 ? (
          <EmptyState title={t('projects-desk.no-others')} />
        ) : (
          <Ledger label={t('projects-desk.others')}>
            {others.map((project) => (
              <OtherRow key={project.id} {...{ r, csrf, project, isRoom: featured.length < MOST_FEATURED }} />
            ))}
          </Ledger>
        )}
      </Section>
    </>
  );
}

interface RowProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly project: Project;
}

// words: projects-desk.featured.up projects-desk.featured.down projects-desk.featured.off
function FeaturedRow({ r, csrf, project, isFirst, isLast }: RowProps & { isFirst: boolean; isLast: boolean }) {
  const steps = [...(isFirst ? [] : ['up']), ...(isLast ? [] : ['down']), 'off'];
  return (
    <ProjectRow
      r={r}
      project={project}
      side={
        <Actions>
          {steps.map((step) => (
            <ButtonForm
              key={step}
              action={`/manage/projects/${project.slug}/feature`}
              hidden={{ csrf, do: step }}
              kind="quiet"
              small
              about={r.text(project.title)}
            >
              {r.t(`projects-desk.featured.${step}`)}
            </ButtonForm>
          ))}
        </Actions>
      }
    />
  );
}

function OtherRow({ r, csrf, project, isRoom }: RowProps & { isRoom: boolean }) {
  return (
    <ProjectRow
      r={r}
      project={project}
      side={
        project.status === 'published' &&
        isRoom && (
          <ButtonForm
            action={`/manage/projects/${project.slug}/feature`}
            hidden={{ csrf, do: 'on' }}
            kind="quiet"
            small
            about={r.text(project.title)}
          >
            {r.t('projects-desk.featured.on')}
          </ButtonForm>
        )
      }
    />
  );
}

// words: projects.state.* projects-desk.status.*
function ProjectRow({ r, project, side }: { r: Reader; project: Project; side: preact.ComponentChildren }) {
  const title = inTongue(r, project.title);
  const isOut = project.status !== 'published';
  return (
    <LedgerRow
      title={title.text}
      {...(title.lang ? { lang: title.lang } : {})}
      href={`/manage/projects/${project.slug}`}
      above={
        <Status kind={isOut ? 'no' : STATUS_OF[project.state]}>
          {r.t(isOut ? `projects-desk.status.${project.status}` : `projects.state.${project.state}`)}
        </Status>
      }
      note={r.text(project.lede)}
      side={side}
    />
  );
}
