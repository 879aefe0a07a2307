import type { Reader } from '#kernel/reader.ts';
import type { ProcessingLimit } from '#platform/personal-data.ts';
import { Actions, ButtonForm, Ledger, LedgerRow, Section } from '#ui/index.ts';
import type { LimitablePurpose } from '../limit-purpose.ts';

interface LimitsSectionProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly purposes: readonly LimitablePurpose[];
  readonly limits: readonly ProcessingLimit[];
}

// words: rights.purpose.* consents.limits.does.* consents.limits.is.*
/** Purpose by purpose: stop the use of her data while something is checked, or object to it for good. */
export function LimitsSection({ r, csrf, purposes, limits }: LimitsSectionProps) {
  const { t } = r;
  return (
    <Section id="limits" title={t('consents.limits.title')} note={t('consents.limits.note')}>
      <Ledger>
        {purposes.map((one) => {
          const limit = limits.find(({ purpose }) => purpose === one.purpose);
          const words = t(`rights.purpose.${one.purpose}`);
          return (
            <LedgerRow
              key={one.purpose}
              title={words}
              above={
                limit && (
                  <p class="status status--wait">
                    {t(`consents.limits.is.${limit.kind}`, { since: r.date(limit.since) })}
                  </p>
                )
              }
              note={t(`consents.limits.does.${one.purpose}`)}
              side={<LimitButtons r={r} csrf={csrf} one={one} limited={limit !== undefined} about={words} />}
            />
          );
        })}
      </Ledger>
    </Section>
  );
}

interface LimitButtonsProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly one: LimitablePurpose;
  readonly limited: boolean;
  readonly about: string;
}

function LimitButtons({ r, csrf, one, limited, about }: LimitButtonsProps) {
  const { t } = r;
  const hidden = (kind: string) => ({ csrf, purpose: one.purpose, kind });
  const look = { action: '/your-data/limits', kind: 'quiet', small: true, about } as const;
  if (limited) {
    return (
      <ButtonForm {...look} hidden={hidden('')}>
        {t('consents.limits.lift')}
      </ButtonForm>
    );
  }
  return (
    <Actions>
      <ButtonForm {...look} hidden={hidden('restricted')}>
        {t('consents.limits.restrict')}
      </ButtonForm>
      {one.mayObject && (
        <ButtonForm {...look} hidden={hidden('objected')}>
          {t('consents.limits.object')}
        </ButtonForm>
      )}
    </Actions>
  );
}
