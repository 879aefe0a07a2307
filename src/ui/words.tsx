import type { Reader } from '#kernel/reader.ts';
import { type Content, classes, directionFor, type HeadingLevel, type Link } from './props.ts';

export type StatusKind = 'open' | 'done' | 'wait' | 'no';

/** A word with a shape before it: the shape says the same as the colour. */
export function Status({ kind, children }: { kind: StatusKind; children: Content }) {
  return <span class={`status status--${kind}`}>{children}</span>;
}

/** Time is running out. */
export function Due({ children }: { children: Content }) {
  return <span class="due">{children}</span>;
}

export function Kicker({ children }: { children: Content }) {
  return <p class="kicker">{children}</p>;
}

export function Lede({ children, lang }: { children: Content; lang?: string }) {
  return (
    <p class="lede" lang={lang} dir={directionFor(lang)}>
      {children}
    </p>
  );
}

/** Who, where, when: short pieces on one line. Empty pieces are left out. */
export function Byline({ items }: { items: readonly Content[] }) {
  return (
    <p class="byline">
      {items.filter(Boolean).map((item) => (
        <span>{item}</span>
      ))}
    </p>
  );
}

export type TimeFormat = 'date' | 'shortDate' | 'weekday' | 'time' | 'dateTime';

/** A moment as the reader writes it, with the machine's form in `datetime`. `class` for a part of another component. */
export function Time(props: { at: Date; r: Reader; format?: TimeFormat; class?: string }) {
  return (
    <time class={props.class} datetime={props.at.toISOString()}>
      {props.r[props.format ?? 'date'](props.at)}
    </time>
  );
}

/** A link to the next thing to read. */
export function Onward({ href, lang, children }: { href: string; lang?: string; children: Content }) {
  return (
    <a class="onward" href={href} hreflang={lang}>
      {children}
    </a>
  );
}

export function Anchor({ link, class: name }: { link: Link; class?: string }) {
  return (
    <a class={name} href={link.href} lang={link.lang} hreflang={link.lang}>
      {link.label}
    </a>
  );
}

export function Heading(props: { level: HeadingLevel; id?: string; class?: string; lang?: string; children: Content }) {
  const Tag = `h${props.level}` as 'h2';
  return (
    <Tag id={props.id} class={props.class} lang={props.lang}>
      {isolated(props.children, props.lang)}
    </Tag>
  );
}

/** Another language's words keep their own direction inside a line of this one. */
export function isolated(words: Content, lang: string | undefined): Content {
  return lang ? <bdi>{words}</bdi> : words;
}

/** Read aloud, not shown. */
export function Hidden({ children }: { children: Content }) {
  return <span class="visually-hidden">{children}</span>;
}

export function Muted({ children, small = true }: { children: Content; small?: boolean }) {
  return <p class={classes('muted', small && 'small')}>{children}</p>;
}
