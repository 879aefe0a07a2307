import type { Reader } from '#kernel/reader.ts';
import { Section, Story, type StoryItem } from '#ui/index.ts';
import type { Milestone } from '../project.ts';
import type { OriginRead, ProjectRead } from '../read-project.ts';
import { dayOf, inTongue } from './project-words.ts';

interface Told extends StoryItem {
  readonly at: Date;
}

/** Where it comes from and what has happened since, in one dated thread: proposal, answer, vote, milestones. */
export function ProjectStory({ r, read }: { r: Reader; read: ProjectRead }) {
  const told = [
    ...read.origins.flatMap((origin) => fromOrigin(r, origin)),
    ...read.milestones.map((milestone) => ofMilestone(r, milestone)),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (told.length === 0) return null;
  return (
    <Section id="story" title={r.t('projects.story.title')} note={r.t('projects.story.note')}>
      <Story items={told} />
    </Section>
  );
}

// words: proposals.verdict.*
function fromOrigin(r: Reader, { kind, title, href, at, answer, funded }: OriginRead): Told[] {
  const { t } = r;
  const { text, lang } = inTongue(r, title);
  const name = lang ? { lang } : {};
  const proposal = { body: t('projects.story.from-proposal') };
  if (kind === 'process')
    return [{ ...when(r, at), title: text, href, ...name, body: t('projects.story.from-process') }];
  return [
    { ...when(r, at), title: text, href, ...name, ...proposal },
    ...(answer
      ? [
          {
            ...when(r, answer.at),
            title: t('projects.story.answered'),
            body: t(`proposals.verdict.${answer.verdict}`),
            href,
          },
        ]
      : []),
    ...funded.map((one) => ({
      ...when(r, one.at),
      title: t('projects.story.funded'),
      href: one.href,
      body: t('projects.story.progress', { share: r.percent(one.progress / 100), spent: r.money(one.spent) }),
    })),
  ];
}

function ofMilestone(r: Reader, { on, title, reached }: Milestone): Told {
  const { text, lang } = inTongue(r, title);
  const at = dayOf(on);
  const late = !reached && at < r.now;
  return {
    ...when(r, at),
    datetime: on,
    title: text,
    ...(lang ? { lang } : {}),
    ...(reached ? {} : { next: true, body: r.t(late ? 'projects.story.late' : 'projects.story.planned') }),
  };
}

function when(r: Reader, at: Date): Pick<Told, 'at' | 'date' | 'datetime'> {
  return { at, date: r.date(at), datetime: at.toISOString() };
}
