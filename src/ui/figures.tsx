import type { Content, Term } from './props.ts';

export interface Figure {
  readonly value: Content;
  /** The number's words. */
  readonly label: Content;
}

/** Two to four numbers, each with its words. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl class="figures">
      {items.map((item) => (
        <div>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type BarKind = 'fill' | 'done' | 'rest';

export interface BarProps {
  /** 0 to 1; beyond 1 is drawn full. */
  readonly ratio: number;
  readonly kind?: BarKind;
  /** Said of the picture. Without it the bar is decoration and the number stands beside it. */
  readonly label?: string;
  /** A mark to compare with, 0 to 1. */
  readonly tick?: number;
}

export function Bar({ ratio, kind = 'fill', label, tick }: BarProps) {
  return (
    <svg class="bar" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'}>
      <rect class="bar__track" width="100%" height="100%" />
      <rect class={`bar__${kind}`} width={percent(ratio)} height="100%" />
      {tick !== undefined && <rect class="bar__tick" x={percent(tick)} y="-4" width="5" height="24" />}
    </svg>
  );
}

function percent(ratio: number): string {
  const part = Number.isFinite(ratio) ? Math.min(Math.max(ratio, 0), 1) : 0;
  return `${Math.round(part * 10_000) / 100}%`;
}

export interface BarRow {
  readonly name: Content;
  readonly href?: string;
  readonly note?: Content;
  readonly ratio: number;
  readonly kind?: BarKind;
  readonly value: Content;
}

/** Amounts on one common scale, the number written beside each. */
export function Bars({ items, label }: { items: readonly BarRow[]; label?: string }) {
  return (
    <ol class="bars" aria-label={label}>
      {items.map((item) => (
        <li>
          <span class="bars__name">
            {item.href ? <a href={item.href}>{item.name}</a> : item.name}
            {item.note && <span class="bars__note">{item.note}</span>}
          </span>
          <Bar ratio={item.ratio} kind={item.kind} />
          <span class="bars__value">{item.value}</span>
        </li>
      ))}
    </ol>
  );
}

/** Terms with answers. */
export function Facts({ items }: { items: readonly Term[] }) {
  return (
    <dl class="facts">
      {items.map((item) => (
        <div>
          <dt class={item.due ? 'due' : undefined}>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Beside every form: for what, who sees it, until when. `id` names the title. */
export function PrivacyLabel({ id, title, items }: { id: string; title: Content; items: readonly Term[] }) {
  return (
    <div class="label">
      <p class="label__title" id={id}>
        {title}
      </p>
      <dl aria-labelledby={id}>
        {items.map((item) => (
          <div>
            <dt>{item.term}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Steps to follow, in order. */
export function Numbered({ items }: { items: readonly Content[] }) {
  return (
    <ol class="numbered">
      {items.map((item) => (
        <li>
          <div class="stack-tight">{item}</div>
        </li>
      ))}
    </ol>
  );
}

export function Bullets({ items }: { items: readonly Content[] }) {
  return (
    <ul class="bullets">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
