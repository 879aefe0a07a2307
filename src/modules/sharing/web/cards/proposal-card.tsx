import { beginningOf } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { type ProposalRead, readProposal, statusOf, supportNote } from '#modules/participation/proposals/index.ts';
import { Bar, Status, Tally } from '#ui/index.ts';
import type { CardDrawer } from './find-card.tsx';

const LONGEST = 220;

/** The title, where it stands, its supports, and what the city answered. Withdrawn, it is nobody's to show. */
export const proposalCard: CardDrawer = async ({ ctx, r, path }, [slug = '', number = '']) => {
  const found = await readProposal(ctx, { process: slug, number: Number(number) });
  if (!found.ok || found.value.proposal.standing === 'withdrawn') return null;
  const { proposal, step, rules } = found.value;
  const status = statusOf(proposal, step, rules, r);
  const note = supportNote(proposal, step, rules, r);
  return {
    title: proposal.title,
    lang: r.foreign(proposal.language),
    to: path,
    action: r.t(
      status.shown === 'open' && rules.supporting ? 'sharing.card.read-support' : 'sharing.card.read-proposal',
    ),
    matter: (
      <>
        <p>
          <Status kind={status.kind}>{status.word}</Status>
        </p>
        <Supports r={r} read={found.value} />
        {note && <p class="small">{note}</p>}
        <CityAnswer r={r} read={found.value} />
      </>
    ),
  };
};

function Supports({ r, read }: { r: Reader; read: ProposalRead }) {
  const { supports } = read.proposal.tally;
  const { threshold } = read.rules;
  const words =
    threshold === null
      ? r.t('proposals.supports-word', { n: supports })
      : r.t('proposals.support.of-needed', { n: supports, threshold });
  return (
    <>
      <Tally value={r.number(supports)}>{words}</Tally>
      {threshold !== null && <Bar ratio={supports / threshold} kind={supports >= threshold ? 'done' : 'fill'} />}
    </>
  );
}

// words: proposals.verdict.accepted proposals.verdict.partly proposals.verdict.rejected
function CityAnswer({ r, read: { answer } }: { r: Reader; read: ProposalRead }) {
  if (answer?.state !== 'published') return null;
  const { text, language } = r.textWithLanguage(answer.text);
  return (
    <div class={answer.verdict === 'rejected' ? 'card__answer card__answer--no' : 'card__answer'}>
      <p>
        <strong>{r.t(`proposals.verdict.${answer.verdict}`)}</strong>
      </p>
      {text && (
        <p lang={r.foreign(language)} dir="auto">
          {beginningOf(text, LONGEST)}
        </p>
      )}
    </div>
  );
}
