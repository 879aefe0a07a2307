import type { ComponentChildren } from 'preact';
import { type Actor, isStaff } from '#kernel/actor.ts';
import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Env, Head } from '#platform/http/env.ts';
import { Colophon } from './Colophon.tsx';

/** What every page shows of the city. */
export interface CityFrame {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly timeZone: string;
  readonly currency: string;
  readonly logoAddress: string | null;
  /** Changes when the accent does: names the city's small stylesheet. */
  readonly styleVersion: string;
  readonly contact: { readonly address: string; readonly phone: string; readonly email: string };
  readonly demo: boolean;
}

export interface LayoutProps {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly city: CityFrame;
  readonly url: URL;
  readonly head: Head;
  readonly flash: Env['Variables']['flash'];
  readonly csrf: string;
  readonly asset: (name: string) => string | undefined;
  readonly children: ComponentChildren;
}

export function Layout(props: LayoutProps) {
  const { reader, city, head, url } = props;
  const { t } = reader;
  return (
    <html lang={reader.language} dir={reader.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.title === city.name ? head.title : `${head.title} – ${city.name}`}</title>
        {head.description && <meta name="description" content={head.description} />}
        {head.unlisted && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={props.asset('ateneu.css')} />
        <link rel="stylesheet" href={`/city.css?v=${city.styleVersion}`} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {city.languages
          .filter((language) => language !== reader.language)
          .map((language) => (
            <link key={language} rel="alternate" hreflang={language} href={inLanguage(url, language)} />
          ))}
        {head.alternates?.map((other) => (
          <link key={other.href} rel="alternate" type={other.type} href={other.href} title={other.title} />
        ))}
        {['ui', ...(head.islands ?? [])]
          .map((name) => props.asset(`${name}.island.js`))
          .map((src) => src && <script key={src} type="module" src={src} />)}
      </head>
      <body>
        <a class="skip" href="#content">
          {t('web.skip')}
        </a>
        <Masthead {...props} />
        <main id="content" tabIndex={-1}>
          {props.flash && (
            <div class="wrap">
              <div class={`notice notice--${props.flash.kind === 'done' ? 'done' : 'problem'}`} role="status">
                <p>{t(props.flash.key, props.flash.blanks)}</p>
              </div>
            </div>
          )}
          {props.children}
        </main>
        <Colophon
          reader={reader}
          city={city}
          languageLinks={city.languages.map((language) => ({ language, href: inLanguage(url, language) }))}
        />
      </body>
    </html>
  );
}

const DOORS = [
  ['decide', '/processes'],
  ['learn', '/learn'],
  ['connect', '/connect'],
  ['your-data', '/your-data'],
] as const;

function Masthead({ reader, actor, city, head, url, csrf }: LayoutProps) {
  const { t } = reader;
  return (
    <header class="masthead">
      <div class="wrap masthead__row">
        <a class="brand" href="/">
          {city.logoAddress ? <img class="brand__logo" src={city.logoAddress} alt="" /> : <BrandMark />}
          <span class="brand__city">{city.name}</span>
          <span class="brand__name" lang="ca">
            Ateneu
          </span>
        </a>
        <nav class="nav" aria-label={t('web.nav.main')}>
          <ul>
            {DOORS.map(([door, href]) => (
              <li key={door}>
                <a href={href} aria-current={head.door === door ? 'page' : undefined}>
                  {t(`web.door.${door}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="tools">
          {city.languages
            .filter((language) => language !== reader.language)
            .map((language) => (
              <a
                key={language}
                class="tools__wide"
                href={inLanguage(url, language)}
                lang={language}
                hreflang={language}
              >
                {LANGUAGE_NAMES[language]}
              </a>
            ))}
          <a class="tools__narrow" href="#languages">
            {t('web.languages')}
          </a>
          <a href="/search">{t('web.search')}</a>
          {isStaff(actor) && (
            <a href="/manage" aria-current={head.door === 'desk' ? 'page' : undefined}>
              {t('web.desk')}
            </a>
          )}
          {actor.kind === 'person' ? (
            <Account reader={reader} name={actor.displayName} csrf={csrf} />
          ) : (
            <a href={`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`}>{t('web.sign-in')}</a>
          )}
        </div>
      </div>
    </header>
  );
}

function Account({ reader, name, csrf }: { reader: Reader; name: string; csrf: string }) {
  return (
    <>
      <a href="/account" dir="auto">
        {name}
      </a>
      <form class="tools__form" method="post" action="/sign-out">
        <input type="hidden" name="csrf" value={csrf} />
        <button class="tools__button">{reader.t('web.sign-out')}</button>
      </form>
    </>
  );
}

function BrandMark() {
  return (
    <svg class="brand__mark" viewBox="0 0 42 48" aria-hidden="true">
      <path fill-rule="evenodd" d="M0 48V21a21 21 0 0 1 42 0v27h-7.2l-3.6-10H10.8L7.2 48Zm12.8-15.6h16.4L21 9.6Z" />
    </svg>
  );
}

/** The same page in another language. */
function inLanguage(url: URL, language: Language): string {
  const query = new URLSearchParams(url.search);
  query.set('lang', language);
  return `${url.pathname}?${query}`;
}
