import { Facts } from './figures.tsx';
import { type Content, directionFor, type HeadingLevel, type Link, type Term } from './props.ts';
import { Heading, Hidden } from './words.tsx';

export type NoticeKind = 'info' | 'done' | 'warn' | 'error';

export interface NoticeProps {
  readonly kind?: NoticeKind;
  readonly title?: Content;
  /** Says what just happened: read aloud when the page opens. */
  readonly flash?: boolean;
  readonly children?: Content;
}

/** One thing to know before going on. Its edge has a colour and a shape. */
export function Notice({ kind = 'info', title, flash, children }: NoticeProps) {
  return (
    <div class={`notice notice--${kind}`} role={flash ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      {title && <p class="notice__title">{title}</p>}
      {children}
    </div>
  );
}

export interface ReceiptProps {
  /** The outcome as a sentence. */
  readonly title: Content;
  readonly level?: 1 | 2;
  /** A code to keep, with its words. */
  readonly code?: { readonly label: Content; readonly value: string };
  readonly items?: readonly Term[];
  readonly actions?: Content;
  /** What happens next. */
  readonly children?: Content;
}

/** Proof of what was done, made to be printed. */
export function Receipt(props: ReceiptProps) {
  return (
    <div class="receipt stack">
      {props.level === 1 ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.code && (
        <p>
          {props.code.label} <code class="receipt__code">{props.code.value}</code>
        </p>
      )}
      {props.items && <Facts items={props.items} />}
      {props.children}
      {props.actions && <div class="actions">{props.actions}</div>}
    </div>
  );
}

export interface SummaryItem extends Term {
  readonly lang?: string;
  /** `about` completes the link's words for a screen reader: "Change: title". */
  readonly change?: Link & { readonly about: string };
}

/** What was answered, to be read before sending. */
export function SummaryList({ items }: { items: readonly SummaryItem[] }) {
  return (
    <dl class="summary">
      {items.map((item) => (
        <div>
          <dt>{item.term}</dt>
          <dd lang={item.lang} dir={directionFor(item.lang)}>
            {item.value}
          </dd>
          {item.change && (
            <dd class="summary__change">
              <a href={item.change.href}>
                {item.change.label}
                <Hidden>: {item.change.about}</Hidden>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

export interface ErrorPageProps {
  readonly title: Content;
  readonly level?: 1 | 2;
  /** The id of a fault, to tell the city. */
  readonly reference?: { readonly label: Content; readonly code: string };
  readonly actions?: Content;
  /** What happened and what to do. */
  readonly children: Content;
}

/** The matter of a page that could not be shown. */
export function ErrorPage(props: ErrorPageProps) {
  return (
    <div class="error-page stack">
      {props.level === 2 ? <h2>{props.title}</h2> : <h1>{props.title}</h1>}
      {props.children}
      {props.actions && <div class="actions">{props.actions}</div>}
      {props.reference && (
        <p class="muted small">
          {props.reference.label} <code>{props.reference.code}</code>
        </p>
      )}
    </div>
  );
}

/** A heading and a few lines inside a page. */
export function Block(props: { title: Content; level?: HeadingLevel; children: Content }) {
  return (
    <div class="stack">
      <Heading level={props.level ?? 3}>{props.title}</Heading>
      {props.children}
    </div>
  );
}
