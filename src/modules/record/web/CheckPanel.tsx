import { formatCheckpoint, type Head } from '@ateneu/public-record';
import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, Numbered, Panel } from '#ui/index.ts';

/** The proof: take the file, count it on your own machine, keep the head. */
export function CheckPanel({ reader, head }: { reader: Reader; head: Head }) {
  const { t } = reader;
  return (
    <Panel label={t('record.check.title')}>
      <h2>{t('record.check.title')}</h2>
      <Numbered
        items={[
          <ButtonLink href="/record.jsonl" kind="quiet" download>
            {t('record.check.download')}
          </ButtonLink>,
          <>
            <span>{t('record.check.run')}</span>
            <code dir="ltr">npx ateneu record verify record.jsonl</code>
          </>,
          <>
            <span>{head.seq === 0 ? t('record.check.no-head') : t('record.check.keep')}</span>
            {head.seq > 0 && <code dir="ltr">{formatCheckpoint(head)}</code>}
          </>,
        ]}
      />
      <p class="small muted">{t('record.check.why')}</p>
    </Panel>
  );
}
