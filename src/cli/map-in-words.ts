import type { Id, MapReport, RepresentativeComment } from '@ateneu/opinion-map';

type Shared = MapReport['consensus']['agree'][number];

/** A map as text: how sure it is, the groups with what stands for each, and what all share. */
export function mapInWords(report: MapReport, texts: ReadonlyMap<number, string>): string {
  const { participants, comments, votes, inConversation, groups, consensus } = report;
  const lines = [
    `${votes} votes by ${participants} participants on ${comments} comments; ${inConversation.length} in conversation.`,
    verdictInWords(report),
  ];
  for (const group of groups) {
    lines.push('', `Group ${group.id + 1}, ${group.members.length} people`);
    for (const one of group.representative) lines.push(standingOut(one, texts));
  }
  const shared = (list: readonly Shared[], verb: string) => list.map((one) => sharedLine(one, verb, texts));
  const all = [...shared(consensus.agree, 'agree'), ...shared(consensus.disagree, 'disagree')];
  if (all.length > 0) lines.push('', 'Shared by most', ...all);
  return `${lines.join('\n')}\n`;
}

function verdictInWords({ verdict, stability, groups }: MapReport): string {
  const measured = `stability ${stability.toFixed(2)}`;
  if (verdict === 'groups') return `${groups.length} groups, ${measured}.`;
  if (verdict === 'too-few') return 'Too few take part to speak of groups.';
  return `No clear groups, ${measured}: chance may have drawn those below.`;
}

function standingOut(one: RepresentativeComment, texts: ReadonlyMap<number, string>): string {
  const verb = one.direction === 'agree' ? 'agree' : 'disagree';
  const times = `${one.representativeness.toFixed(1)} times the others`;
  return `  ${one.success} of ${one.trials} ${verb}, ${times}: ${named(one.comment, texts)}`;
}

function sharedLine(one: Shared, verb: string, texts: ReadonlyMap<number, string>): string {
  return `  ${one.success} of ${one.trials} ${verb}: ${named(one.comment, texts)}`;
}

function named(comment: Id, texts: ReadonlyMap<number, string>): string {
  const text =
    texts
      .get(comment as number)
      ?.replace(/\s+/g, ' ')
      .trim() ?? '';
  return text === '' ? `comment ${comment}` : `${comment} “${text}”`;
}
