import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, Ledger, LedgerRow, Section, Stack, Status } from '#ui/index.ts';
import { type Correction, DATA } from '../correction.ts';

/** What she asked to have put right, what came of it, and the way to ask. */
export function CorrectionsSection({ r, corrections }: { r: Reader; corrections: readonly Correction[] }) {
  const { t } = r;
  const known = corrections.filter(({ datum }) => DATA.includes(datum));
  return (
    <Section id="correct" title={t('rights.correct.title')} note={t('rights.correct.note')}>
      <Stack>
        {known.length > 0 && (
          <Ledger label={t('rights.correct.title')}>
            {known.map((one) => (
              <CorrectionRow key={one.id} r={r} one={one} />
            ))}
          </Ledger>
        )}
        <p>
          <ButtonLink href="/your-data/correct" kind="quiet">
            {t('rights.correct.ask')}
          </ButtonLink>
        </p>
      </Stack>
    </Section>
  );
}

// words: rights.correct.datum.* rights.correct.state.*
function CorrectionRow({ r, one }: { r: Reader; one: Correction }) {
  const { t } = r;
  const state = one.decision ?? 'waits';
  const at = one.decidedAt ?? one.dueAt;
  return (
    <LedgerRow
      title={t(`rights.correct.datum.${one.datum}`)}
      above={
        <Status kind={state === 'waits' ? 'wait' : state === 'corrected' ? 'done' : 'no'}>
          {t(`rights.correct.state.${state}`, { date: r.date(at) })}
        </Status>
      }
      note={<bdi>{one.wish}</bdi>}
      below={
        one.reason && (
          <p>
            {t('rights.correct.answered')} <bdi>{one.reason}</bdi>
          </p>
        )
      }
    />
  );
}
