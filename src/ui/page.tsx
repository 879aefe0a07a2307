import { type Content, classes, type HeadingLevel, type Link } from './props.ts';
import { Anchor, Byline, Heading, isolated, Onward } from './words.tsx';

/** Where the page stands: the way up, in order. */
export function Crumbs({ label, links }: { label: string; links: readonly Link[] }) {
  return (
    <nav aria-label={label}>
      <ol class="crumbs">
        {links.map((link) => (
          <li>
            <Anchor link={link} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface PageHeadProps {
  readonly title: Content;
  readonly lang?: string;
  readonly crumbs?: { readonly label: string; readonly links: readonly Link[] };
  /** A status or kicker over the title. */
  readonly above?: Content;
  readonly lede?: Content;
  readonly byline?: readonly Content[];
  /** Buttons and onward links under the lede. */
  readonly actions?: Content;
  /** A panel at the end side. */
  readonly aside?: Content;
  /** The title is a sentence. */
  readonly long?: boolean;
  readonly children?: Content;
}

export function PageHead(props: PageHeadProps) {
  return (
    <header class={classes('page-head', props.long && 'page-head--long')}>
      {props.crumbs && <Crumbs {...props.crumbs} />}
      {props.aside ? (
        <div class="pair pair--lead">
          <div class="stack">
            <HeadMatter {...props} />
          </div>
          {props.aside}
        </div>
      ) : (
        <HeadMatter {...props} />
      )}
    </header>
  );
}

function HeadMatter(props: PageHeadProps) {
  return (
    <>
      {props.above && <div>{props.above}</div>}
      <h1 lang={props.lang}>{isolated(props.title, props.lang)}</h1>
      {props.lede && <p class="lede">{props.lede}</p>}
      {props.byline && <Byline items={props.byline} />}
      {props.actions && <div class="actions">{props.actions}</div>}
      {props.children}
    </>
  );
}

export interface SectionProps {
  /** Of its heading: a link may point to it. */
  readonly id: string;
  readonly title: Content;
  readonly note?: Content;
  readonly more?: Link;
  /** The matter needs the whole width. */
  readonly full?: boolean;
  readonly level?: HeadingLevel;
  readonly children?: Content;
}

/** The title hangs in the margin; the matter fills the measure. */
export function Section(props: SectionProps) {
  return (
    <section class={classes('section', props.full && 'section--full')} aria-labelledby={props.id}>
      <div class="section__head">
        <Heading level={props.level ?? 2} id={props.id}>
          {props.title}
        </Heading>
        {props.note && <p>{props.note}</p>}
        {props.more && (
          <p>
            <Onward href={props.more.href} lang={props.more.lang}>
              {props.more.label}
            </Onward>
          </p>
        )}
      </div>
      <div>{props.children}</div>
    </section>
  );
}

/** The one boxed thing on a page. */
export function Panel(props: { accent?: boolean; label?: string; children: Content }) {
  const name = classes('panel', props.accent && 'panel--accent');
  if (!props.label) return <div class={name}>{props.children}</div>;
  return (
    <section class={name} aria-label={props.label}>
      {props.children}
    </section>
  );
}

/** Two columns; `lead` gives the first more room. */
export function Pair({ lead, children }: { lead?: boolean; children: Content }) {
  return <div class={classes('pair', lead && 'pair--lead')}>{children}</div>;
}

/** Things one under another. */
export function Stack({ space, children }: { space?: 'tight' | 'wide'; children: Content }) {
  return <div class={space ? `stack-${space}` : 'stack'}>{children}</div>;
}

/** A list with its filters beside it. */
export function WithFilters({ filters, children }: { filters: Content; children: Content }) {
  return (
    <div class="with-filters">
      <div>{children}</div>
      {filters}
    </div>
  );
}
