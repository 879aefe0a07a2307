import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { AreaMap, Neighbourhood } from '#modules/city/index.ts';
import { Bar, Facts, LeadPicture, Notice, PageHead, Panel, RichText, Section, Status, Table, Twin } from '#ui/index.ts';
import { spentShare } from '../project.ts';
import type { ProjectRead } from '../read-project.ts';
import { ProjectMap } from './ProjectMap.tsx';
import { ProjectStory } from './ProjectStory.tsx';
import { datesOf, inTongue, STATUS_OF } from './project-words.ts';

export interface ProjectPageProps {
  readonly r: Reader;
  readonly read: ProjectRead;
  readonly map: AreaMap | null;
  readonly neighbourhoods: readonly Neighbourhood[];
  /** In words; undefined: the whole city. */
  readonly place: string | undefined;
  readonly follow: VNode | null;
}

/** One project: what it is, how far, the money, where, and everything that led to it. */
export function ProjectPage(props: ProjectPageProps) {
  const { r, read, place } = props;
  const { t } = r;
  const { project } = read;
  const [title, lede, body] = [inTongue(r, project.title), inTongue(r, project.lede), inTongue(r, project.body)];
  const department = r.text(project.department);
  return (
    <div class="wrap">
      <PageHead
        long
        title={title.text}
        {...(title.lang ? { lang: title.lang } : {})}
        crumbs={{ label: t('web.nav.here'), links: [{ href: '/projects', label: t('projects.list.title') }] }}
        above={<Status kind={STATUS_OF[project.state]}>{t(`projects.state.${project.state}`)}</Status>}
        lede={<span lang={lede.lang}>{lede.text}</span>}
        byline={[place ?? t('projects.whole-city'), datesOf(r, project), department]}
        aside={<Money {...props} />}
      />
      {project.status === 'draft' && (
        <Notice kind="warn">
          <p>
            {t('projects.page.draft')} <a href={`/manage/projects/${project.slug}`}>{t('projects.page.edit')}</a>
          </p>
        </Notice>
      )}
      <Section id="what" title={t('projects.page.what')}>
        <div class="stack">
          {project.picture && (
            <LeadPicture
              src={`/projects/${project.slug}/pictures/${project.picture.fileId}`}
              small={`/projects/${project.slug}/pictures/${project.picture.smallFileId}`}
              alt={r.text(project.alt)}
              width={project.picture.width}
              height={project.picture.height}
            />
          )}
          {body.text !== '' && <RichText html={body.text} lang={body.lang ?? r.language} />}
        </div>
      </Section>
      <ProjectStory r={r} read={read} />
      <ProjectMap {...props} />
      <Ask {...props} />
    </div>
  );
}

function Money({ r, read: { project } }: ProjectPageProps) {
  const { t } = r;
  const { planned, spent } = project;
  if (planned === null && spent === 0) return null;
  const share = spentShare(project);
  const rows = [
    ...(planned === null ? [] : [{ what: t('projects.money.planned'), amount: planned }]),
    { what: t('projects.money.spent-so-far'), amount: spent },
    ...(planned === null || spent > planned ? [] : [{ what: t('projects.money.left'), amount: planned - spent }]),
  ];
  return (
    <Panel accent label={t('projects.money.title')}>
      {share !== null && <p class="figure-mid">{t('projects.money.spent-share', { share: r.percent(share) })}</p>}
      {share !== null && (
        <Bar
          ratio={share}
          kind={project.state === 'finished' ? 'done' : 'fill'}
          label={t('projects.money.share', { share: r.percent(share) })}
        />
      )}
      <Facts
        items={[
          { term: t('projects.money.spent-so-far'), value: r.money(spent) },
          ...(planned === null ? [] : [{ term: t('projects.money.planned'), value: r.money(planned) }]),
        ]}
      />
      <Twin summary={t('projects.money.table')}>
        <Table
          label={t('projects.money.title')}
          rows={rows}
          columns={[
            { label: t('projects.money.what'), head: true, cell: ({ what }) => what },
            { label: t('projects.money.amount'), num: true, cell: ({ amount }) => r.money(amount as typeof spent) },
            {
              label: t('projects.money.part'),
              num: true,
              cell: ({ amount }) => (planned ? r.percent(amount / planned) : '–'),
            },
          ]}
        />
      </Twin>
    </Panel>
  );
}

function Ask({ r, read: { project }, follow }: ProjectPageProps) {
  const { t } = r;
  const [contact, department] = [inTongue(r, project.contact), inTongue(r, project.department)];
  const facts = [
    ...(department.text ? [{ term: t('projects.page.department'), value: department.text }] : []),
    ...(contact.text
      ? [{ term: t('projects.page.contact'), value: <span lang={contact.lang}>{contact.text}</span> }]
      : []),
  ];
  if (facts.length === 0 && !follow) return null;
  return (
    <Section id="follow" title={t('projects.page.ask')}>
      <div class="stack">
        {facts.length > 0 && <Facts items={facts} />}
        {follow}
      </div>
    </Section>
  );
}
