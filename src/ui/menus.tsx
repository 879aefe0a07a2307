import { ButtonForm } from './buttons.tsx';
import type { Link } from './props.ts';
import { Anchor } from './words.tsx';

export interface LanguageLink {
  readonly language: string;
  /** As its readers write it. */
  readonly name: string;
  /** This page in that language. */
  readonly href: string;
  readonly current?: boolean;
}

/** The languages of the house, as a menu that opens without script. */
export function LanguageSwitch({ label, languages }: { label: string; languages: readonly LanguageLink[] }) {
  const current = languages.find((language) => language.current);
  return (
    <details class="menu">
      <summary>
        <span class="visually-hidden">{label}: </span>
        <span lang={current?.language}>{current?.name ?? label}</span>
      </summary>
      <LanguageList languages={languages} />
    </details>
  );
}

/** The same, laid out as a list: for the foot of the page. */
export function LanguageList({ languages }: { languages: readonly LanguageLink[] }) {
  return (
    <ul class="languages">
      {languages.map((language) => (
        <li>
          <a
            href={language.href}
            lang={language.language}
            hreflang={language.language}
            aria-current={language.current ? 'true' : undefined}
          >
            {language.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

export interface AccountMenuProps {
  /** The name the person chose. */
  readonly name: string;
  readonly label: string;
  readonly links: readonly Link[];
  readonly signOut: {
    readonly action: string;
    readonly label: string;
    readonly hidden?: Readonly<Record<string, string>>;
  };
}

export function AccountMenu({ name, label, links, signOut }: AccountMenuProps) {
  return (
    <details class="menu">
      <summary>
        <span class="visually-hidden">{label}: </span>
        <span class="menu__name">{name}</span>
      </summary>
      <ul>
        {links.map((link) => (
          <li>
            <Anchor link={link} />
          </li>
        ))}
        <li>
          <ButtonForm kind="quiet" small block action={signOut.action} hidden={signOut.hidden}>
            {signOut.label}
          </ButtonForm>
        </li>
      </ul>
    </details>
  );
}
