import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonForm, ButtonLink, Ledger, LedgerRow, Notice, Onward, Section, Stack } from '#ui/index.ts';
import type { ConsentsHeld, StandingConsent } from '../read-consents.ts';

interface ConsentsSectionProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly consents: ConsentsHeld;
  /** Without an account there is nowhere to write to: only what she said stands here. */
  readonly hasAccount: boolean;
}

/** What she said yes to: each by itself, with its receipt, and one press to take it back. */
export function ConsentsSection({ r, csrf, consents, hasAccount }: ConsentsSectionProps) {
  const { t } = r;
  const standing = consents.standing.filter(({ last }) => hasAccount || last !== null);
  return (
    <Section id="consents" title={t('consents.title')} note={t('consents.note')}>
      <Stack>
        {consents.brokenAt !== null && (
          <Notice kind="error">
            <p>{t('consents.broken', { line: consents.brokenAt })}</p>
          </Notice>
        )}
        <Ledger>
          {standing.map((one) => (
            <ConsentRow key={one.consent.key} r={r} csrf={csrf} standing={one} />
          ))}
        </Ledger>
        {consents.entries.length > 0 && (
          <p class="muted small">{t('consents.chain', { lines: consents.entries.length })}</p>
        )}
      </Stack>
    </Section>
  );
}

// words: consents.*.title consents.*.words
function ConsentRow({ r, csrf, standing }: { r: Reader; csrf: string; standing: StandingConsent }) {
  const { t } = r;
  const { consent, last } = standing;
  const title = t(`consents.${consent.key}.title`);
  const asked = consent.withdrawn === 'at-once' ? 'consents.said.nothing' : 'consents.said.not-asked';
  const nothing = consent.givenAt === null ? asked : 'consents.said.not-chosen';
  const said = !last ? nothing : last.given ? 'consents.said.yes' : 'consents.said.no';
  return (
    <LedgerRow
      title={title}
      note={t(`consents.${consent.key}.words`)}
      below={
        <p class="muted small">
          {t(said, { at: last ? r.dateTime(last.at) : '' })}{' '}
          {last && consent.key === 'terms' && (
            <>
              <a href={`/pages/terms?version=${encodeURIComponent(last.words)}`}>
                {t('consents.terms.version', { version: last.words })}
              </a>{' '}
            </>
          )}
          {last && <Onward href={`/your-data/consents/${last.seq}`}>{t('consents.receipt.read')}</Onward>}
        </p>
      }
      side={<SayButton r={r} csrf={csrf} standing={standing} title={title} />}
    />
  );
}

function SayButton({
  r,
  csrf,
  standing,
  title,
}: {
  r: Reader;
  csrf: string;
  standing: StandingConsent;
  title: string;
}) {
  const { t } = r;
  const { consent, last } = standing;
  const stands = last?.given === true;
  if (consent.withdrawn === 'with-the-account') {
    return (
      <ButtonLink href="/your-data/erase" kind="quiet" small>
        {t('rights.erase.page')}
      </ButtonLink>
    );
  }
  if (!stands && consent.givenAt !== null) {
    return (
      <ButtonLink href={consent.givenAt} kind="quiet" small about={title}>
        {t('consents.say-there')}
      </ButtonLink>
    );
  }
  return (
    <Actions>
      <ButtonForm
        action="/your-data/consents"
        hidden={{ csrf, consent: consent.key, given: stands ? '' : '1' }}
        kind="quiet"
        small
        about={title}
      >
        {t(stands ? 'consents.say-no' : 'consents.say-yes')}
      </ButtonForm>
    </Actions>
  );
}
