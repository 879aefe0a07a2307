import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Actor, isStaff } from '#kernel/actor.ts';
import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { ShortMemory } from '#kernel/short-memory.ts';
import type { CityContact, Terms } from '#modules/city/index.ts';
import type { Env, Head } from '#platform/http/env.ts';
import { AccountMenu, Colophon, LanguageList, LanguageSwitch, Masthead, Notice, SkipLink } from '#ui/index.ts';
import { ForATime, NewTerms } from './AboveThePage.tsx';
import { CardLinks, OpenGraph } from './OpenGraph.tsx';

/** What every page shows of the city. */
export interface CityFrame {
  readonly name: LocalizedText;
  readonly languages: readonly Language[];
  readonly timeZone: string;
  readonly currency: string;
  readonly logoAddress: string | null;
  /** Changes when the accent does: names the city's small stylesheet. */
  readonly styleVersion: string;
  readonly contact: CityContact;
  readonly demo: boolean;
  readonly terms: Terms;
}

export interface LayoutProps {
  readonly reader: Reader;
  readonly actor: Actor;
  /** Her notices not read yet. */
  readonly unread: number;
  readonly city: CityFrame;
  readonly url: URL;
  readonly head: Head;
  readonly flash: Env['Variables']['flash'];
  readonly csrf: string;
  /** A version of the terms that she put off until her next visit. */
  readonly putOff: string | undefined;
  readonly asset: (name: string) => string | undefined;
  readonly children: ComponentChildren;
}

/** The whole document. What stands around the content is drawn once for all visitors of an address. */
export function drawLayout(props: LayoutProps): string {
  const { language, direction } = props.reader;
  const { top, foot } = surroundings(props);
  const head = renderToString(<DocumentHead {...props} />);
  const main = renderToString(<Main {...props} />);
  return `<!doctype html><html lang="${language}" dir="${direction}">${head}<body>${top}${main}${foot}</body></html>`;
}

interface Surroundings {
  readonly top: string;
  readonly foot: string;
}

const kept = new ShortMemory<Surroundings>(500);

/** For visitors it depends on the language, the address and the city's settings alone (`styleVersion` changes with them). */
function surroundings(props: LayoutProps): Surroundings {
  if (props.actor.kind !== 'visitor') return drawSurroundings(props);
  const { reader, city, head, url } = props;
  const key = `${reader.language} ${city.styleVersion} ${head.door} ${url.pathname}${url.search}`;
  const known = kept.get(key);
  if (known) return known;
  const drawn = drawSurroundings(props);
  kept.set(key, drawn);
  return drawn;
}

function drawSurroundings(props: LayoutProps): Surroundings {
  const { reader, city } = props;
  const { t } = reader;
  return {
    top: renderToString(<SkipLink>{t('web.skip')}</SkipLink>) + renderToString(<TopOfPage {...props} />),
    foot: renderToString(
      <Colophon
        columns={footColumns(reader, city)}
        sign={t('web.foot.sign', { city: reader.text(city.name) })}
        languages={<LanguageList languages={languageLinks(props)} />}
      />,
    ),
  };
}

function Main(props: LayoutProps) {
  const { reader, flash, head, children } = props;
  return (
    <main id="content" tabIndex={-1}>
      <ForATime {...props} />
      <NewTerms {...props} />
      {flash && (
        <div class="wrap">
          <Notice kind={flash.kind === 'done' ? 'done' : 'error'} flash>
            <p>{reader.t(flash.key, flash.blanks)}</p>
          </Notice>
        </div>
      )}
      {children}
      {head.share && (
        <p class="wrap share-line">
          <a class="onward" href={`/share?of=${encodeURIComponent(head.share.path)}`} rel="nofollow">
            {reader.t('sharing.share')}
          </a>
        </p>
      )}
    </main>
  );
}

function DocumentHead({ reader, city, head, url, asset }: LayoutProps) {
  const name = reader.text(city.name);
  const islands = ['ui', ...(head.islands ?? [])].flatMap((island) => asset(`${island}.island.js`) ?? []);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{head.title === name ? name : `${head.title} – ${name}`}</title>
      {head.description && <meta name="description" content={head.description} />}
      {head.unlisted && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={asset('ateneu.css')} />
      <link rel="stylesheet" href={`/city.css?v=${city.styleVersion}`} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {city.languages
        .filter((language) => language !== reader.language)
        .map((language) => (
          <link key={language} rel="alternate" hreflang={language} href={samePage(url, language)} />
        ))}
      <OpenGraph
        r={reader}
        city={name}
        picture={city.logoAddress ?? `/city.png?v=${city.styleVersion}`}
        url={url}
        head={head}
      />
      {head.alternates?.map((other) => (
        <link key={other.href} rel="alternate" type={other.type} href={other.href} title={other.title} />
      ))}
      {head.share?.card && <CardLinks path={head.share.path} title={head.title} url={url} />}
      {islands.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
    </head>
  );
}

// words: web.door.*
const DOORS = [
  ['decide', '/processes'],
  ['learn', '/pages/learn'],
  ['connect', '/pages/connect'],
  ['your-data', '/your-data'],
] as const;

function TopOfPage(props: LayoutProps) {
  const { reader, actor, unread, city, head, url, csrf } = props;
  const { t } = reader;
  return (
    <Masthead
      city={reader.text(city.name)}
      home="/"
      logo={city.logoAddress ?? undefined}
      label={t('web.nav.main')}
      links={DOORS.map(([door, href]) => ({ href, label: t(`web.door.${door}`), current: head.door === door }))}
      tools={
        <>
          <LanguageSwitch label={t('web.languages')} languages={languageLinks(props)} />
          <a href="/search">{t('web.search')}</a>
          {(isStaff(actor) || (actor.kind === 'person' && actor.heldBack)) && <a href="/manage">{t('web.desk')}</a>}
          {actor.kind === 'person' && !actor.limited ? (
            <AccountMenu
              name={actor.displayName || t('identity.resident')}
              label={t('web.account')}
              links={[
                {
                  href: '/notices',
                  label: unread > 0 ? t('web.notices', { n: unread }) : t('notifications.page.title'),
                },
                { href: '/account', label: t('identity.account.title') },
                { href: '/your-data', label: t('web.door.your-data') },
                { href: '/moderation', label: t('moderation.own.title') },
              ]}
              signOut={{ action: '/sign-out', label: t('web.sign-out'), hidden: { csrf } }}
            />
          ) : (
            actor.kind === 'visitor' && <a href={signInFrom(url)}>{t('web.sign-in')}</a>
          )}
        </>
      }
    />
  );
}

function footColumns({ t, text }: Reader, city: CityFrame) {
  const { address, phone, email, hours, phoneNote } = city.contact;
  return [
    {
      title: t('web.foot.city'),
      links: [
        { href: '/projects', label: t('projects.list.title') },
        { href: '/news', label: t('news.list.title') },
        { href: '/documents', label: t('library.list.title') },
        { href: '/pages/participation-rules', label: t('web.foot.rules') },
        { href: '/pages/how-decisions-bind', label: t('web.foot.binding') },
        { href: '/pages/legal-notice', label: t('web.foot.legal') },
        { href: '/pages/terms', label: t('web.foot.terms') },
      ],
    },
    {
      title: t('web.foot.check'),
      links: [
        { href: '/data', label: t('web.foot.open-data') },
        { href: '/record', label: t('web.foot.record') },
        { href: '/transparency', label: t('moderation.figures.title') },
        { href: '/pages/privacy', label: t('web.foot.privacy') },
        { href: '/privacy/register', label: t('privacy.register.title') },
        { href: '/source', label: t('web.foot.source') },
      ],
    },
    {
      title: t('web.foot.reach'),
      links: [
        ...(address
          ? [{ href: '/pages/legal-notice', label: [address, hours && text(hours)].filter(Boolean).join('. ') }]
          : []),
        ...(phone
          ? [
              {
                href: `tel:${phone.replace(/\s/g, '')}`,
                label: [phone, phoneNote && text(phoneNote)].filter(Boolean).join('. '),
              },
            ]
          : []),
        ...(email ? [{ href: `mailto:${email}`, label: email }] : []),
        { href: '/pages/accessibility', label: t('web.foot.accessibility') },
      ],
    },
  ];
}

function languageLinks({ reader, city, url }: LayoutProps) {
  return city.languages.map((language) => ({
    language,
    name: LANGUAGE_NAMES[language],
    href: samePage(url, language),
    current: language === reader.language,
  }));
}

/** And back here afterwards, unless here is the way in. */
function signInFrom(url: URL): string {
  if (url.pathname.startsWith('/sign-in')) return '/sign-in';
  return `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`;
}

/** The same page in another language. */
function samePage(url: URL, language: Language): string {
  const query = new URLSearchParams(url.search);
  query.set('lang', language);
  return `${url.pathname}?${query}`;
}
