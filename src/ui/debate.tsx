import { type Content, classes, type HeadingLevel, type Link } from './props.ts';
import { Byline, Heading, Onward, Status, type StatusKind } from './words.tsx';

export interface AnswerProps {
  readonly kind: StatusKind;
  /** The word first. */
  readonly word: Content;
  /** Then the sentence. */
  readonly sentence?: Content;
  readonly lang?: string;
  readonly byline?: readonly Content[];
  /** Then reasons, money, dates. */
  readonly children?: Content;
}

/** The official answer. */
export function Answer(props: AnswerProps) {
  return (
    <div class={classes('answer', 'stack', props.kind !== 'done' && `answer--${props.kind}`)} lang={props.lang}>
      <p>
        <Status kind={props.kind}>{props.word}</Status>
      </p>
      {props.sentence && <p class="lede">{props.sentence}</p>}
      {props.children}
      {props.byline && <Byline items={props.byline} />}
    </div>
  );
}

export interface Side {
  readonly title: Content;
  /** "23 reasons" */
  readonly note?: Content;
  readonly more?: Link;
  /** Shown under the list: a button or a form. */
  readonly action?: Content;
  /** Said when there is no argument yet. */
  readonly empty?: Content;
  /** `Argument`s. */
  readonly children?: Content;
}

/** Two equal columns: single rule for the first, double for the second. */
export function Sides({ first, second, level = 3 }: { first: Side; second: Side; level?: HeadingLevel }) {
  return (
    <div class="sides">
      <SideColumn side={first} level={level} />
      <SideColumn side={second} level={level} against />
    </div>
  );
}

function SideColumn({ side, level, against }: { side: Side; level: HeadingLevel; against?: boolean }) {
  return (
    <div>
      <Heading level={level} class={classes('sides__head', against && 'sides__head--against')}>
        {side.title} {side.note && <span>{side.note}</span>}
      </Heading>
      {side.children ? <ul>{side.children}</ul> : side.empty && <p class="muted argument">{side.empty}</p>}
      {side.more && (
        <p>
          <Onward href={side.more.href}>{side.more.label}</Onward>
        </p>
      )}
      {side.action && <div class="sides__action">{side.action}</div>}
    </div>
  );
}

export interface ArgumentProps {
  readonly id?: string;
  readonly lang?: string;
  readonly byline?: readonly Content[];
  /** Buttons and links: useful, reply. */
  readonly actions?: Content;
  /** A `Thread` of replies. */
  readonly replies?: Content;
  readonly children: Content;
}

export function Argument(props: ArgumentProps) {
  return (
    <li class="argument" id={props.id}>
      <div lang={props.lang} dir="auto" class="stack-tight">
        {props.children}
      </div>
      {props.byline && <Byline items={props.byline} />}
      {props.actions && <div class="actions actions--small">{props.actions}</div>}
      {props.replies}
    </li>
  );
}

/** Items that answer each other, nested as deep as people go: the margin stops growing at the fifth level. */
export function Thread({ label, children }: { label?: string; children: Content }) {
  return (
    <ol class="thread" aria-label={label}>
      {children}
    </ol>
  );
}

export interface ThreadItemProps {
  /** A link may point to it. */
  readonly id: string;
  readonly author: Content;
  /** Time, standing, place. */
  readonly meta?: readonly Content[];
  /** For, against, neither: as a Status. */
  readonly stance?: Content;
  /** "In reply to Aina": the nesting in words. */
  readonly replyTo?: Link;
  readonly lang?: string;
  readonly children: Content;
  readonly actions?: Content;
  /** A `Thread` of replies. */
  readonly replies?: Content;
}

export function ThreadItem(props: ThreadItemProps) {
  return (
    <li class="thread__item" id={props.id}>
      <article class="stack-tight" aria-labelledby={`${props.id}-by`}>
        <p class="byline">
          <strong id={`${props.id}-by`}>{props.author}</strong>
          {props.stance}
          {props.meta?.filter(Boolean).map((piece) => (
            <span>{piece}</span>
          ))}
          {props.replyTo && (
            <a class="thread__to" href={props.replyTo.href}>
              {props.replyTo.label}
            </a>
          )}
        </p>
        <div lang={props.lang} dir="auto" class="stack-tight thread__text">
          {props.children}
        </div>
        {props.actions && <div class="actions actions--small">{props.actions}</div>}
      </article>
      {props.replies}
    </li>
  );
}
