import type { Reader } from '#kernel/reader.ts';
import { Bar, CardPicture, Heading, Status } from '#ui/index.ts';
import { type Project, spentShare } from '../project.ts';
import { inTongue, STATUS_OF } from './project-words.ts';

export interface ProjectCardsProps {
  readonly r: Reader;
  readonly projects: readonly Project[];
  /** Where each is, in words. */
  readonly places?: ReadonlyMap<string, string>;
  readonly pictures?: boolean;
  readonly level?: 2 | 3;
}

/** Some projects side by side: how far, what, one sentence, the money. */
export function ProjectCards({ r, projects, places, pictures, level = 3 }: ProjectCardsProps) {
  return (
    <div class="cols-3">
      {projects.map((project, index) => (
        <ProjectCard
          key={project.id}
          {...{ r, project, level }}
          place={places?.get(project.id)}
          picture={pictures ? (index < 3 ? 'now' : 'later') : undefined}
        />
      ))}
    </div>
  );
}

interface ProjectCardProps {
  readonly r: Reader;
  readonly project: Project;
  readonly level: 2 | 3;
  readonly place: string | undefined;
  /** later: below the fold. */
  readonly picture: 'now' | 'later' | undefined;
}

// words: projects.state.*
function ProjectCard({ r, project, level, place, picture }: ProjectCardProps) {
  const [title, lede] = [inTongue(r, project.title), inTongue(r, project.lede)];
  return (
    <article class="stack-tight">
      {picture && project.picture && (
        <CardPicture
          src={`/projects/${project.slug}/pictures/${project.picture.smallFileId}`}
          alt={r.text(project.alt)}
          width={project.picture.width}
          height={project.picture.height}
          later={picture === 'later'}
        />
      )}
      <p class="byline">
        <Status kind={STATUS_OF[project.state]}>{r.t(`projects.state.${project.state}`)}</Status>
        {place && <span>{place}</span>}
      </p>
      <Heading level={level} lang={title.lang}>
        <a href={`/projects/${project.slug}`}>{title.text}</a>
      </Heading>
      <p lang={lede.lang} dir={lede.lang ? 'auto' : undefined}>
        {lede.text}
      </p>
      <MoneyLine r={r} project={project} />
    </article>
  );
}

/** "263.700 € spent of 412.000 €", with its bar; nothing where no money is planned or spent. */
export function MoneyLine({ r, project }: { r: Reader; project: Project }) {
  const { planned, spent } = project;
  const share = spentShare(project);
  if (planned === null && spent === 0) return null;
  return (
    <>
      {share !== null && (
        <Bar
          ratio={share}
          kind={project.state === 'finished' ? 'done' : 'fill'}
          label={r.t('projects.money.share', { share: r.percent(share) })}
        />
      )}
      <p class="small">
        <b>{r.money(spent)}</b>{' '}
        {planned === null ? r.t('projects.money.spent') : r.t('projects.money.of', { planned: r.money(planned) })}
      </p>
    </>
  );
}
