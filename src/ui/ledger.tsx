import type { Content, HeadingLevel, Link } from './props.ts';
import { Heading, isolated, Onward } from './words.tsx';

/** Any list of things, in ruled rows. `label` names the list for a screen reader. */
export function Ledger({ ordered, label, children }: { ordered?: boolean; label?: string; children: Content }) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag class="ledger" aria-label={label}>
      {children}
    </Tag>
  );
}

export interface LedgerRowProps {
  readonly title: Content;
  readonly href?: string;
  /** Language of the title and note. */
  readonly lang?: string;
  readonly level?: HeadingLevel;
  /** Status, place, deadline: over the title. */
  readonly above?: Content;
  readonly note?: Content;
  /** Who and when: under the note. */
  readonly below?: Content;
  /** The number and one action, at the end side. */
  readonly side?: Content;
  readonly id?: string;
}

export function LedgerRow(props: LedgerRowProps) {
  return (
    <li id={props.id}>
      <div class="stack-tight">
        {props.above && <div class="ledger__above">{props.above}</div>}
        <Heading level={props.level ?? 3} class="ledger__title" lang={props.lang}>
          {props.href ? <a href={props.href}>{props.title}</a> : props.title}
        </Heading>
        {props.note && (
          <p class="ledger__note" lang={props.lang}>
            {isolated(props.note, props.lang)}
          </p>
        )}
        {props.below}
      </div>
      {props.side && <div class="ledger__side stack-tight">{props.side}</div>}
    </li>
  );
}

/** A number with its words. */
export function Tally({ value, big, children }: { value: Content; big?: boolean; children: Content }) {
  return (
    <p class={big ? 'tally tally--big' : 'tally'}>
      <b>{value}</b> {children}
    </p>
  );
}

export interface ListHeadProps {
  /** "82 of 87 things" */
  readonly title: Content;
  /** Why they stand in this order; where the file is. */
  readonly note?: Content;
  /** On phones, the way down to the filters. */
  readonly toFilters?: Link;
  readonly id?: string;
}

export function ListHead(props: ListHeadProps) {
  return (
    <div class="list-head">
      <h2 id={props.id}>{props.title}</h2>
      {props.note && <p>{props.note}</p>}
      {props.toFilters && (
        <p class="to-filters">
          <Onward href={props.toFilters.href}>{props.toFilters.label}</Onward>
        </p>
      )}
    </div>
  );
}

export interface PaginationProps {
  readonly label: string;
  /** "1–20 of 82" */
  readonly count?: Content;
  readonly previous?: Link;
  readonly next?: Link;
}

/** Previous and next, for lists cut by key rather than by number; nothing where one page holds all. */
export function Pagination({ label, count, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav class="pages" aria-label={label}>
      {previous && (
        <a class="onward onward--back" href={previous.href} rel="prev">
          {previous.label}
        </a>
      )}
      {count && <span class="muted small">{count}</span>}
      {next && (
        <a class="onward" href={next.href} rel="next">
          {next.label}
        </a>
      )}
    </nav>
  );
}

/** Nothing here, and what to do about it. */
export function EmptyState(props: { title: Content; level?: HeadingLevel; actions?: Content; children?: Content }) {
  return (
    <div class="empty stack">
      <Heading level={props.level ?? 3}>{props.title}</Heading>
      {props.children}
      {props.actions && <div class="actions">{props.actions}</div>}
    </div>
  );
}
