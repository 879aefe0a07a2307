import { Bar, Button, ButtonForm, Form, Muted, Panel, Tally } from '#ui/index.ts';
import { isOutOfSight } from '../proposal.ts';
import { needsMinimum } from '../rules.ts';
import { shownStanding } from '../standing.ts';
import type { ProposalPageProps } from './ProposalPage.tsx';
import { supportNote } from './proposal-words.ts';

/** The number, what it takes, the one action, and what is public of it. */
export function SupportPanel(props: ProposalPageProps & { here: string }) {
  const { r, read } = props;
  const { t } = r;
  const { proposal, step, rules } = read;
  const { supports } = proposal.tally;
  const note = supportNote(proposal, step, rules, r);
  return (
    <Panel accent>
      <Tally value={r.number(supports)} big>
        {rules.threshold === null
          ? t('proposals.supports-word', { n: supports })
          : t('proposals.support.of-needed', { n: supports, threshold: rules.threshold })}
      </Tally>
      {rules.threshold !== null && (
        <Bar
          ratio={supports / rules.threshold}
          kind={supports >= rules.threshold ? 'done' : 'fill'}
          label={t(supports >= rules.threshold ? 'proposals.support.reached' : 'proposals.support.towards', {
            threshold: rules.threshold,
          })}
        />
      )}
      {note && <p class="small">{note}</p>}
      <Act {...props} />
    </Panel>
  );
}

function Act(props: ProposalPageProps & { here: string }) {
  const { r, csrf, read, here, signedIn } = props;
  const { t } = r;
  const { proposal, step, rules, ownSupport } = read;
  const open =
    shownStanding('open', step, rules, r.now) === 'open' &&
    r.now >= step.opensAt &&
    read.process.status === 'published';
  if (ownSupport) return <Given {...props} open={open && rules.supporting} />;
  if (isOutOfSight(proposal.standing)) return <Muted>{t('proposals.support.out-of-sight')}</Muted>;
  if (proposal.standing === 'withdrawn' || proposal.standing === 'rejected')
    return <Muted>{t(`proposals.support.no-more-${proposal.standing}`)}</Muted>;
  if (!rules.supporting) return <Muted>{t('proposals.support.not-taken')}</Muted>;
  if (!open)
    return (
      <Muted>
        {t(r.now < step.opensAt ? 'proposals.support.not-yet' : 'proposals.support.closed', {
          date: r.date(r.now < step.opensAt ? step.opensAt : (step.closesAt ?? r.now)),
        })}
      </Muted>
    );
  if (!rules.acceptBeyondThreshold && rules.threshold !== null && proposal.tally.supports >= rules.threshold) {
    return <Muted>{t('proposals.support.full')}</Muted>;
  }
  return (
    <>
      <Form action={`${here}/support`} hidden={{ csrf }}>
        <Button block about={proposal.title}>
          {t('proposals.support.give')}
        </Button>
      </Form>
      <Muted>
        {t(signedIn ? 'proposals.support.privacy' : 'proposals.support.privacy-visitor', {
          date: step.closesAt ? r.date(step.closesAt) : '',
          end: step.closesAt ? 'yes' : 'no',
          guests: step.terms?.guests ? 'yes' : 'no',
        })}
        {rules.supportsPerPerson > 0 && ` ${t('proposals.support.limit', { n: rules.supportsPerPerson })}`}
        {needsMinimum(rules) && ` ${t('proposals.support.minimum', { n: rules.minimumSupports })}`}
      </Muted>
    </>
  );
}

function Given({ r, csrf, read, here, open }: ProposalPageProps & { here: string; open: boolean }) {
  const { t } = r;
  const own = read.ownSupport;
  return (
    <>
      <p>
        <strong>{t('proposals.support.given', { date: r.date(own?.at ?? r.now) })}</strong>
      </p>
      {own?.provisional && <p class="small">{t('proposals.support.provisional', { n: read.rules.minimumSupports })}</p>}
      {open && (
        <ButtonForm
          action={`${here}/support/withdraw`}
          hidden={{ csrf }}
          kind="quiet"
          block
          about={read.proposal.title}
        >
          {t('proposals.support.take-back')}
        </ButtonForm>
      )}
      <Muted>{t('proposals.support.nobody-sees')}</Muted>
    </>
  );
}
