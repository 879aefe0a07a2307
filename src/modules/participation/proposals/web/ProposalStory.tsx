import { isolatedName } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from '#modules/identity/index.ts';
import { Story, type StoryItem } from '#ui/index.ts';
import type { ProposalRead } from '../read-proposal.ts';
import { dayOf, periodWords } from './AnswerSection.tsx';
import { authorOf } from './proposal-words.ts';

/** What became of it elsewhere in the city. */
export interface LaterMoment {
  readonly at: Date;
  readonly title: string;
  readonly href: string;
  readonly body: string;
}

interface ProposalStoryProps {
  readonly r: Reader;
  readonly read: ProposalRead;
  readonly names: Names;
  readonly here: string;
  readonly later: readonly LaterMoment[];
}

/** One proposal over time, dated: proposed, supported, changed, answered, planned, paid for, built. */
export function ProposalStory(props: ProposalStoryProps) {
  const inOrder = [...past(props), ...planned(props), ...props.later].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  const items = inOrder.map(({ at, ...item }) => ({ ...item, ...dated(props.r, at) }));
  return <Story items={items} />;
}

type Dated = Omit<StoryItem, 'date' | 'datetime'> & { readonly at: Date };

function past({ r, read, names, here }: ProposalStoryProps): Dated[] {
  const { t } = r;
  const { proposal, rules, versions, answer, answerVersions } = read;
  const items: Dated[] = [
    {
      at: proposal.publishedAt ?? proposal.createdAt,
      title: t('proposals.story.proposed'),
      body: t('proposals.story.proposed-by', { author: isolatedName(authorOf(proposal, names, r)) }),
    },
  ];
  if (proposal.tally.thresholdReachedAt && rules.threshold !== null) {
    items.push({
      at: proposal.tally.thresholdReachedAt,
      title: t('proposals.story.threshold', { threshold: rules.threshold }),
      body: t('proposals.story.clock', { days: rules.answerDays }),
    });
  }
  for (const version of versions) {
    const compare = <a href={`${here}/history#v${version.version}`}>{t('proposals.story.compare')}</a>;
    items.push({ at: version.replacedAt, title: t('proposals.story.changed'), body: compare });
  }
  if (answer?.state === 'published' && answer.publishedAt) {
    const first = answerVersions.find((version) => version.replacedAt >= (answer.publishedAt as Date)) ?? answer;
    items.push({ at: answer.publishedAt, title: t(`proposals.story.answered-${first.verdict}`), href: '#answer' });
    if (answer.correctedAt)
      items.push({ at: answer.correctedAt, title: t('proposals.story.corrected'), href: '#answer' });
  }
  if (proposal.withdrawal) items.push({ at: proposal.withdrawal.at, title: t('proposals.story.withdrawn') });
  return items.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function planned({ r, read }: ProposalStoryProps): Dated[] {
  const { answer } = read;
  if (answer?.state !== 'published' || !answer.period?.from || answer.verdict === 'rejected') return [];
  const at = dayOf(answer.period.from);
  const next = at > r.now;
  return [
    {
      at,
      next,
      title: r.t(next ? 'proposals.story.planned' : 'proposals.story.begins'),
      body: periodWords(r, answer.period),
    },
  ];
}

function dated(r: Reader, at: Date) {
  return { date: r.date(at), datetime: at.toISOString() };
}
