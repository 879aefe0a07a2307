import type { Reader } from '#kernel/reader.ts';
import type { AreaMap } from '#modules/city/index.ts';
import { ButtonLink, EmptyState, Filters, ListHead, PageHead, Pagination, Select, WithFilters } from '#ui/index.ts';
import { PROJECT_STATES, type Project } from '../project.ts';
import { ProjectCards } from './ProjectCards.tsx';

interface ProjectsPageProps {
  readonly r: Reader;
  readonly projects: readonly Project[];
  readonly map: AreaMap | null;
  readonly places: ReadonlyMap<string, string>;
  readonly query: { readonly state: string; readonly district: string };
  readonly isFirst: boolean;
  /** Address of the next page. */
  readonly next: string | null;
}

/** Everything the city builds or runs as a project, the newest first. */
export function ProjectsPage({ r, projects, map, places, query, isFirst, next }: ProjectsPageProps) {
  const { t } = r;
  return (
    <div class="wrap page">
      <PageHead title={t('projects.list.title')} lede={t('projects.list.lede')} />
      <WithFilters filters={<ProjectFilters r={r} map={map} query={query} />}>
        <ListHead
          title={t('projects.list.heading')}
          note={
            <>
              {t('projects.list.order')} <a href="/projects.csv">CSV</a>, <a href="/projects.json">JSON</a>.
            </>
          }
          toFilters={{ href: '#filters', label: t('projects.filters.title') }}
        />
        {projects.length === 0 ? (
          <EmptyState
            title={t('projects.list.none')}
            actions={
              <ButtonLink href="/projects" kind="quiet">
                {t('projects.filters.reset')}
              </ButtonLink>
            }
          />
        ) : (
          <ProjectCards r={r} projects={projects} places={places} pictures />
        )}
        <Pagination
          label={t('projects.list.pages')}
          {...(isFirst ? {} : { previous: { href: '/projects', label: t('projects.list.newest') } })}
          {...(next ? { next: { href: next, label: t('projects.list.older') } } : {})}
        />
      </WithFilters>
    </div>
  );
}

// words: projects.state.*
function ProjectFilters({ r, map, query }: Pick<ProjectsPageProps, 'r' | 'map' | 'query'>) {
  const { t } = r;
  return (
    <Filters
      action="/projects"
      label={t('projects.filters.title')}
      submit={t('projects.filters.show')}
      reset={{ href: '/projects', label: t('projects.filters.reset') }}
    >
      <Select
        name="state"
        label={t('projects.filters.state')}
        empty={t('projects.filters.any-state')}
        value={query.state}
        options={PROJECT_STATES.map((state) => ({ value: state, label: t(`projects.state.${state}`) }))}
      />
      {map && map.areas.length > 0 && (
        <Select
          name="district"
          label={t('projects.filters.district')}
          empty={t('projects.filters.any-district')}
          value={query.district}
          options={map.areas.map(({ code, name }) => ({ value: code, label: r.text(name) }))}
        />
      )}
    </Filters>
  );
}
