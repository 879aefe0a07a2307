import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, Facts, Numbered, Onward, PageHead, Section } from '#ui/index.ts';
import type { PackageFacts } from './source-archive.ts';

/** Which program runs here, under which licence, and where its source is. */
export function SourcePage({ r, facts }: { r: Reader; facts: PackageFacts }) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('source.title')}
        lede={t('source.lede')}
        actions={
          <>
            <ButtonLink href="/source.tar.gz" download>
              {t('source.download')}
            </ButtonLink>
            {facts.repository && <Onward href={facts.repository}>{t('source.repository')}</Onward>}
          </>
        }
      />
      <Section id="facts" title={t('source.what')}>
        <Facts
          items={[
            { term: t('source.version'), value: `Ateneu ${facts.version}` },
            { term: t('source.licence'), value: `${t('source.licence-words')} (${facts.licence})` },
            { term: t('source.archive'), value: t('source.archive-words') },
          ]}
        />
      </Section>
      <Section id="run" title={t('source.run')} note={t('source.run-note')}>
        <Numbered
          items={[
            <p>
              {t('source.step-node')} <code>node --version</code>
            </p>,
            <p>
              {t('source.step-unpack')} <code>{`tar xzf ateneu-${facts.version}.tar.gz`}</code>
            </p>,
            <p>
              {t('source.step-start')} <code>npm ci && npm start</code>
            </p>,
          ]}
        />
      </Section>
      <Section id="check" title={t('source.check')}>
        <p>{t('source.check-words')}</p>
        <Onward href="/record">{t('source.record')}</Onward>
      </Section>
    </div>
  );
}
