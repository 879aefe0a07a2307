import type { Reader } from '#kernel/reader.ts';
import { Bullets, Notice, PageHead, RichText, Section } from '#ui/index.ts';
import type { CityPage } from '../city.ts';

interface Version {
  readonly version: string;
  readonly publishedAt: Date;
}

interface WrittenPageProps {
  readonly r: Reader;
  readonly page: CityPage;
  /** Newest first. */
  readonly versions: readonly Version[];
}

/** A page the city wrote: legal notice, terms, where to learn. */
export function WrittenPage({ r, page, versions }: WrittenPageProps) {
  const { t } = r;
  const [title, body] = [r.textWithLanguage(page.title), r.textWithLanguage(page.body)];
  const isInForce = page.version === versions[0]?.version;
  return (
    <div class="wrap">
      <PageHead
        title={title.text}
        lang={title.language === r.language ? undefined : title.language}
        byline={[t('city.page.changed', { date: r.date(page.publishedAt) })]}
      />
      {!isInForce && (
        <Notice kind="warn">
          <p>
            {t('city.page.old-version')} <a href={`/pages/${page.slug}`}>{t('city.page.in-force')}</a>
          </p>
        </Notice>
      )}
      {body.language !== r.language && (
        <Notice>
          <p>{t('city.page.not-in-language')}</p>
        </Notice>
      )}
      <div class="page">
        <RichText html={body.text} lang={body.language} />
      </div>
      {versions.length > 1 && <Versions r={r} page={page} versions={versions} />}
    </div>
  );
}

function Versions({ r, page, versions }: WrittenPageProps) {
  return (
    <Section id="versions" title={r.t('city.page.versions')} note={r.t('city.page.versions-note')}>
      <Bullets
        items={versions.map(({ version, publishedAt }, index) => {
          const label = r.t('city.page.version', { version, date: r.date(publishedAt) });
          if (version === page.version) return <b aria-current="page">{label}</b>;
          const address = `/pages/${page.slug}${index === 0 ? '' : `?version=${encodeURIComponent(version)}`}`;
          return <a href={address}>{label}</a>;
        })}
      />
    </Section>
  );
}
