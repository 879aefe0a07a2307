import type { Reader } from '#kernel/reader.ts';
import type { Process, Step } from '#modules/participation/processes/index.ts';
import { Bar, Byline, Ledger, LedgerRow, Muted, Status, Tally } from '#ui/index.ts';
import { proposalRules } from '../rules.ts';
import { ProposalPrivacy } from './ProposalForm.tsx';

/** The step as a resident meets it, with a made-up proposal in it: works before there is any. */
export function PreviewPart({ r, process, step }: { r: Reader; process: Process; step: Step }) {
  const { t } = r;
  const rules = proposalRules(step.rules);
  const promise = rules.threshold === null ? 'proposals.list.promise' : 'proposals.list.promise-threshold';
  return (
    <div class="stack">
      <p class="lede">
        {r.text(process.question)} {t(promise, { threshold: rules.threshold ?? 0, days: rules.answerDays })}
      </p>
      <Ledger label={t('proposals.list.crumb')}>
        <LedgerRow
          title={t('proposals.example.title')}
          above={<Byline items={[<Status kind="open">{t('proposals.state.open')}</Status>]} />}
          note={t('proposals.example.text')}
          below={
            <Byline
              items={[t('proposals.row.by', { author: t('proposals.by.resident'), date: r.shortDate(step.opensAt) })]}
            />
          }
          side={
            rules.supporting && (
              <>
                <Tally value={r.number(46)}>{t('proposals.supports-word', { n: 46 })}</Tally>
                {rules.threshold !== null && <Bar ratio={46 / rules.threshold} />}
                {rules.threshold !== null && (
                  <Muted small={false}>{t('proposals.row.to-go', { n: Math.max(0, rules.threshold - 46) })}</Muted>
                )}
              </>
            )
          }
        />
      </Ledger>
      <ProposalPrivacy r={r} />
    </div>
  );
}
