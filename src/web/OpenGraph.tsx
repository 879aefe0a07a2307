import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Head } from '#platform/http/env.ts';

/** As networks write a language; where they ask for a country, one in which it is spoken. */
const LOCALES: Readonly<Record<Language, string>> = { ca: 'ca_ES', es: 'es_ES', en: 'en_GB', ar: 'ar_AR' };

interface OpenGraphProps {
  readonly r: Reader;
  readonly city: string;
  /** Path of the city's mark: pictures of words would hang on the fonts of the machine, in Arabic most of all. */
  readonly picture: string;
  readonly url: URL;
  readonly head: Head;
}

/** What networks and messengers show of a link (ogp.me). Pages that are not for search engines say nothing. */
export function OpenGraph({ r, city, picture, url, head }: OpenGraphProps) {
  if (head.unlisted) return null;
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['og:type', 'website'],
    ['og:site_name', city],
    ['og:title', head.title],
    ['og:description', head.description],
    ['og:url', url.origin + (head.share?.path ?? url.pathname)],
    ['og:locale', LOCALES[r.language]],
    ['og:image', url.origin + picture],
    ['og:image:alt', city],
  ];
  return (
    <>{tags.map(([property, content]) => content && <meta key={property} property={property} content={content} />)}</>
  );
}

/** Where programs learn how another page shows this one (oembed.com). */
export function CardLinks({ path, title, url }: { path: string; title: string; url: URL }) {
  const about = encodeURIComponent(url.origin + path);
  return (
    <>
      {(['json', 'xml'] as const).map((format) => (
        <link
          key={format}
          rel="alternate"
          type={format === 'json' ? 'application/json+oembed' : 'text/xml+oembed'}
          href={`${url.origin}/oembed?url=${about}&format=${format}`}
          title={title}
        />
      ))}
    </>
  );
}
