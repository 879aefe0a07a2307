import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, Crumbs, Receipt } from '#ui/index.ts';
import type { ConsentEntry } from '../consent-chain.ts';
import { consentOf } from '../consents.ts';

// words: consents.*.title consents.*.words rights.purpose.* rights.basis.*
/** The receipt of one yes or no, to read and print; the file is beside it. */
export function ReceiptPage({ r, entry }: { r: Reader; entry: ConsentEntry }) {
  const { t } = r;
  const consent = consentOf(entry.consent);
  return (
    <div class="wrap">
      <div class="page">
        <Crumbs label={t('web.nav.here')} links={[{ href: '/your-data#consents', label: t('rights.title') }]} />
        <Receipt
          level={1}
          title={t(entry.given ? 'consents.receipt.yes' : 'consents.receipt.no', {
            what: t(`consents.${entry.consent}.title`),
          })}
          code={{ label: t('consents.receipt.hash'), value: entry.hash.slice(0, 16) }}
          items={[
            { term: t('consents.receipt.when'), value: r.dateTime(entry.at) },
            { term: t('consents.receipt.words'), value: t(`consents.${entry.consent}.words`) },
            {
              term: t('consents.receipt.what-for'),
              value: `${t(`rights.purpose.${consent.purpose}`)} (${t(`rights.basis.${consent.legalBasis}`)})`,
            },
            { term: t('consents.receipt.line'), value: r.number(entry.seq) },
            { term: t('consents.receipt.fingerprint'), value: <code>{entry.words}</code> },
          ]}
          actions={
            <ButtonLink href={`/your-data/consents/${entry.seq}.json`} kind="quiet" download>
              {t('consents.receipt.json')}
            </ButtonLink>
          }
        >
          <p>{t('consents.receipt.keep')}</p>
        </Receipt>
      </div>
    </div>
  );
}
