import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, ErrorPage, Notice, Onward } from '#ui/index.ts';
import type { Proposal } from '../proposal.ts';
import { isOutOfSight } from '../proposal.ts';
import type { ProposalRead } from '../read-proposal.ts';

/** To its author and the moderators, who alone read it: why others do not, and what can be done. */
export function OutOfSight({ r, read }: { r: Reader; read: ProposalRead }) {
  const { t } = r;
  const { proposal } = read;
  if (!isOutOfSight(proposal.standing)) return null;
  const held = proposal.standing === 'held';
  const reasons = reasonsInWords(r, proposal.because);
  return (
    <Notice kind="warn" title={t(held ? 'proposals.held.title' : 'proposals.hidden.title')}>
      <p>{t(held ? 'proposals.held.why' : 'proposals.hidden.why', { reasons })}</p>
      <p>
        <Onward href={`/moderation/proposal/${proposal.id}`}>
          {t(held ? 'proposals.held.more' : 'proposals.hidden.more')}
        </Onward>
      </p>
    </Notice>
  );
}

/** What everybody else finds at the address of a hidden proposal. */
export function HiddenPage({ r, because, back }: { r: Reader; because: Proposal['because']; back: string }) {
  const { t } = r;
  return (
    <div class="wrap">
      <ErrorPage
        title={t('proposals.hidden.gone')}
        actions={
          <>
            <ButtonLink href={back}>{t('proposals.list.crumb')}</ButtonLink>
            <Onward href="/transparency">{t('proposals.hidden.counted')}</Onward>
          </>
        }
      >
        <p class="lede">{t('proposals.hidden.why', { reasons: reasonsInWords(r, because) })}</p>
        <p>{t('proposals.hidden.what')}</p>
      </ErrorPage>
    </div>
  );
}

// words: comments.sight.*
function reasonsInWords(r: Reader, because: Proposal['because']): string {
  return r.list(because.map((reason) => r.t(`comments.sight.${reason}`)));
}
