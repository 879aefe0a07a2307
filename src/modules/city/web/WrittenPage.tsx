import type { Reader } from '#kernel/reader.ts';
import { Bullets, Notice, PageHead, RichText, Section } from '#ui/index.ts';
import type { CityPage, PageVersion } from '../city.ts';

interface WrittenPageProps {
  readonly r: Reader;
  readonly page: CityPage;
  /** Newest first. */
  readonly versions: readonly PageVersion[];
  /** The version that holds now. */
  readonly inForce: string | undefined;
}

/** A page the city wrote: legal notice, terms, where to learn. */
export function WrittenPage({ r, page, versions, inForce }: WrittenPageProps) {
  const { t } = r;
  const [title, body] = [r.textWithLanguage(page.title), r.textWithLanguage(page.body)];
  const isComing = page.holdsFrom > r.now;
  return (
    <div class="wrap">
      <PageHead
        title={title.text}
        lang={r.foreign(title.language)}
        byline={[t(isComing ? 'city.page.holds-from' : 'city.page.changed', { date: r.date(page.holdsFrom) })]}
      />
      {page.version !== inForce && (
        <Notice kind="warn">
          <p>
            {t(isComing ? 'city.page.not-yet' : 'city.page.old-version')}{' '}
            <a href={`/pages/${page.slug}`}>{t('city.page.in-force')}</a>
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
      {versions.length > 1 && <Versions {...{ r, page, versions, inForce }} />}
    </div>
  );
}

function Versions({ r, page, versions, inForce }: WrittenPageProps) {
  return (
    <Section id="versions" title={r.t('city.page.versions')} note={r.t('city.page.versions-note')}>
      <Bullets
        items={versions.map(({ version, holdsFrom }) => {
          const label = r.t('city.page.version', { version, date: r.date(holdsFrom) });
          if (version === page.version) return <b aria-current="page">{label}</b>;
          const address = `/pages/${page.slug}${version === inForce ? '' : `?version=${encodeURIComponent(version)}`}`;
          return <a href={address}>{label}</a>;
        })}
      />
    </Section>
  );
}
