import { Actions, ButtonLink, Facts, Muted, Onward, Panel, Section } from '#ui/index.ts';
import { potName } from './base.ts';
import type { ResultPageProps } from './ResultPage.tsx';

/** The files, the line that counts them, and a count in the visitor's own browser. */
export function CountAgain({ r, read, base, districts }: ResultPageProps) {
  const { t } = r;
  return (
    <Section id="count" title={t('budget.again.title')} note={t('budget.again.note')}>
      <div class="stack">
        {read.counts.map((count) => {
          const pot = read.pots.find((one) => one.pot === count.pot);
          const file = `${base}/pots/${count.pot}.pb`;
          return (
            <Panel key={count.pot}>
              <h3>{pot && potName(r, pot, districts)}</h3>
              <Facts
                items={[
                  {
                    term: t('budget.again.file'),
                    value: <a href={file}>{t('budget.again.download', { n: count.ballots })}</a>,
                  },
                  { term: t('budget.again.hash'), value: <code dir="ltr">{count.dataHash}</code> },
                  {
                    term: t('budget.again.line'),
                    value: (
                      <code dir="ltr">
                        npx ateneu tally {count.pot}.pb {count.result.options.join(' ')}
                      </code>
                    ),
                  },
                ]}
              />
              <div
                data-recount={file}
                data-rule={count.result.options.join(' ')}
                data-winners={count.result.winners.join(' ')}
                data-hash={count.dataHash}
                data-counting={t('budget.again.counting')}
                data-same={t('budget.again.same', { n: count.result.winners.length })}
                data-differs={t('budget.again.differs')}
                data-failed={t('budget.again.failed')}
                hidden
              >
                <button type="button" class="button button--quiet">
                  {t('budget.again.here')}
                </button>
                <progress max={100} value={0} aria-label={t('budget.again.counting')} hidden />
                <p role="status" />
              </div>
            </Panel>
          );
        })}
        <Muted>{t('budget.again.how')}</Muted>
        <Actions>
          <ButtonLink href={`${base}/receipts`} kind="quiet">
            {t('budget.receipt.list')}
          </ButtonLink>
          <Onward href={`/record?process=${read.process.id}`}>{t('budget.again.record')}</Onward>
        </Actions>
      </div>
    </Section>
  );
}
