import type { Reader } from '#kernel/reader.ts';
import { Bullets, ButtonLink, Receipt, Table } from '#ui/index.ts';
import type { Certificate } from '../erasure-certificate.ts';

/** Proof that an account was erased, for whoever keeps its address. */
export function CertificatePage({ r, certificate }: { r: Reader; certificate: Certificate }) {
  const { t } = r;
  return (
    <div class="wrap">
      <div class="page">
        <Receipt
          level={1}
          title={t('consents.certificate.title')}
          code={{ label: t('consents.certificate.number'), value: certificate.id }}
          items={[{ term: t('consents.certificate.when'), value: r.dateTime(certificate.at) }]}
          actions={
            <ButtonLink href={`/your-data/erased/${certificate.id}.json`} kind="quiet" download>
              {t('consents.certificate.json')}
            </ButtonLink>
          }
        >
          <Bullets
            items={[
              t('consents.certificate.key'),
              t('consents.certificate.sessions'),
              t('consents.certificate.backups'),
              t('consents.certificate.stays', { name: t('identity.former-participant') }),
            ]}
          />
          <Table
            label={t('consents.certificate.tables')}
            rows={certificate.tables}
            columns={[
              { label: t('privacy.retention.table'), head: true, cell: ({ table }) => <code>{table}</code> },
              { label: t('consents.certificate.rows'), num: true, cell: ({ rows }) => r.number(rows) },
            ]}
          />
          <p>{t('consents.certificate.keep')}</p>
        </Receipt>
      </div>
    </div>
  );
}
