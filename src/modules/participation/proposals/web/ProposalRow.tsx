import { beginningOf, isolatedName } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from '#modules/identity/index.ts';
import type { Step } from '#modules/participation/processes/index.ts';
import { Bar, Byline, LedgerRow, Muted, Status, Tally } from '#ui/index.ts';
import type { Proposal } from '../proposal.ts';
import type { ProposalRules } from '../rules.ts';
import { authorOf, statusOf, supportNote } from './proposal-words.ts';

export interface ProposalRowProps {
  readonly r: Reader;
  readonly proposal: Proposal;
  readonly step: Step;
  readonly rules: ProposalRules;
  /** The address of the list. */
  readonly base: string;
  readonly names: Names;
  readonly place: string | undefined;
  readonly level?: 2 | 3 | 4;
}

/** One proposal in a list: what, who, one sentence; its number at the end side. */
export function ProposalRow({ r, proposal, step, rules, base, names, place, level }: ProposalRowProps) {
  const status = statusOf(proposal, step, rules, r);
  const note = supportNote(proposal, step, rules, r);
  const { supports } = proposal.tally;
  const by = r.t('proposals.row.by', {
    author: isolatedName(authorOf(proposal, names, r)),
    date: r.shortDate(proposal.publishedAt ?? proposal.createdAt),
  });
  return (
    <LedgerRow
      title={proposal.title}
      href={`${base}/${proposal.number}`}
      lang={r.foreign(proposal.language)}
      level={level}
      above={<Byline items={[<Status kind={status.kind}>{status.word}</Status>, place]} />}
      note={beginningOf(proposal.body)}
      below={<Byline items={[by]} />}
      side={
        <>
          <Tally value={r.number(supports)}>{r.t('proposals.supports-word', { n: supports })}</Tally>
          {rules.threshold !== null && (
            <Bar ratio={supports / rules.threshold} kind={supports >= rules.threshold ? 'done' : 'fill'} />
          )}
          {note && <Muted small={false}>{note}</Muted>}
        </>
      }
    />
  );
}
