import { BrandMark, Wordmark } from './brand.tsx';
import type { Content, Link } from './props.ts';
import { Anchor } from './words.tsx';

export function SkipLink({ href = '#content', children }: { href?: string; children: Content }) {
  return (
    <a class="skip" href={href}>
      {children}
    </a>
  );
}

export interface NavLink extends Link {
  readonly current?: boolean;
}

export interface MastheadProps {
  readonly city: string;
  readonly home: string;
  /** Address of the city's own mark; without it ours stands there. */
  readonly logo?: string;
  /** Names the main navigation. */
  readonly label: string;
  readonly links: readonly NavLink[];
  /** At the end side: languages, search, account. */
  readonly tools: Content;
}

/** The city's name first, ours after it. */
export function Masthead(props: MastheadProps) {
  return (
    <header class="masthead">
      <div class="wrap masthead__row">
        <a class="brand" href={props.home}>
          {props.logo ? <img class="brand__logo" src={props.logo} alt="" height="36" /> : <BrandMark />}
          <span class="brand__city">{props.city}</span>
          <span class="brand__name" lang="ca">
            Ateneu
          </span>
        </a>
        <nav class="nav" aria-label={props.label}>
          <ul>
            {props.links.map((link) => (
              <li>
                <a href={link.href} lang={link.lang} aria-current={link.current ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="tools">{props.tools}</div>
      </div>
    </header>
  );
}

export interface ColophonProps {
  readonly columns: readonly { readonly title: Content; readonly links: readonly Link[] }[];
  /** What this place is, in a sentence or two. */
  readonly sign: Content;
  /** `LanguageList`. */
  readonly languages?: Content;
}

export function Colophon({ columns, sign, languages }: ColophonProps) {
  return (
    <footer class="colophon">
      <div class="wrap">
        <div class="colophon__cols">
          {columns.map((column) => (
            <div>
              <h2>{column.title}</h2>
              <ul>
                {column.links.map((link) => (
                  <li>
                    <Anchor link={link} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        {languages}
        <div class="colophon__sign">
          <Wordmark />
          <p>{sign}</p>
        </div>
      </div>
    </footer>
  );
}
