import { type Content, classes, type HeadingLevel } from './props.ts';
import { Heading, Hidden } from './words.tsx';

export interface StepItem {
  readonly title: Content;
  readonly when: Content;
  readonly state: 'done' | 'now' | 'next';
  /** "Done", "To come": read aloud, since the shape cannot be. */
  readonly stateWord?: string;
  readonly href?: string;
  readonly lang?: string;
  readonly note?: Content;
}

export interface StepsProps {
  readonly items: readonly StepItem[];
  /** Side by side on wide screens: for six or fewer. */
  readonly across?: boolean;
  /** The word of the flag on today's step. */
  readonly today: string;
  readonly level?: HeadingLevel;
}

/** What comes after what, with today marked. */
export function Steps({ items, across, today, level = 3 }: StepsProps) {
  return (
    <ol class={classes('steps', across && 'steps--across')}>
      {items.map((item) => (
        <li
          class={classes('step', item.state !== 'next' && `step--${item.state}`)}
          aria-current={item.state === 'now' ? 'step' : undefined}
        >
          {item.state === 'now' && (
            <p>
              <span class="step__today">{today}</span>
            </p>
          )}
          <p class="step__when">{item.when}</p>
          <Heading level={level} class="step__title" lang={item.lang}>
            {item.href ? <a href={item.href}>{item.title}</a> : item.title}
          </Heading>
          {item.stateWord && <Hidden>{item.stateWord}</Hidden>}
          {item.note && <div class="step__note">{item.note}</div>}
        </li>
      ))}
    </ol>
  );
}

export interface StoryItem {
  readonly date: Content;
  /** Machine's form of the date. */
  readonly datetime: string;
  readonly title: Content;
  readonly href?: string;
  readonly lang?: string;
  readonly body?: Content;
  /** Only planned. */
  readonly next?: boolean;
}

/** One thing over time, dated and signed. */
export function Story({ items, level = 3 }: { items: readonly StoryItem[]; level?: HeadingLevel }) {
  return (
    <ol class="story">
      {items.map((item) => (
        <li class={item.next ? 'story__next' : undefined}>
          <time class="story__date" datetime={item.datetime}>
            {item.date}
          </time>
          <Heading level={level} lang={item.lang}>
            {item.href ? <a href={item.href}>{item.title}</a> : item.title}
          </Heading>
          {item.body && <div class="story__body">{item.body}</div>}
        </li>
      ))}
    </ol>
  );
}

export interface AgendaItem {
  /** "24" */
  readonly day: Content;
  /** "Tuesday, Nov." */
  readonly dayNote: Content;
  readonly datetime: string;
  readonly title: Content;
  readonly href?: string;
  readonly lang?: string;
  readonly note?: Content;
}

export function Agenda({ items, level = 3 }: { items: readonly AgendaItem[]; level?: HeadingLevel }) {
  return (
    <ul class="agenda">
      {items.map((item) => (
        <li>
          <p class="agenda__day">
            <time datetime={item.datetime}>
              <b>{item.day}</b> {item.dayNote}
            </time>
          </p>
          <div>
            <Heading level={level} lang={item.lang}>
              {item.href ? <a href={item.href}>{item.title}</a> : item.title}
            </Heading>
            {item.note && <p>{item.note}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
