import { type Content, classes, type FieldError, fieldId, type HeadingLevel, type Link } from './props.ts';
import { Heading } from './words.tsx';

export interface FormProps {
  readonly action: string;
  readonly method?: 'get' | 'post';
  /** Sends files. */
  readonly files?: boolean;
  readonly hidden?: Readonly<Record<string, string>>;
  /** Asks before leaving with words not sent (only where script runs). */
  readonly guard?: boolean;
  readonly id?: string;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly children: Content;
}

/** The server checks and answers with an error summary; the browser's own bubbles stay off. */
export function Form(props: FormProps) {
  return (
    <form
      class="form"
      id={props.id}
      action={props.action}
      method={props.method ?? 'post'}
      enctype={props.files ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      data-guard={props.guard ? '' : undefined}
      novalidate
    >
      <HiddenFields values={props.hidden} />
      {props.children}
    </form>
  );
}

export function HiddenFields({ values }: { values?: Readonly<Record<string, string | undefined>> }) {
  const filled = Object.entries(values ?? {}).filter((entry) => entry[1] !== undefined);
  return (
    <>
      {filled.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What is wrong, with a link to each field. Nothing when nothing is wrong. */
export function ErrorSummary(props: { title: string; errors?: readonly FieldError[]; level?: HeadingLevel }) {
  if (!props.errors || props.errors.length === 0) return null;
  return (
    <div class="error-summary" id="errors" role="alert" tabindex={-1} aria-labelledby="errors-title">
      <Heading level={props.level ?? 2} id="errors-title">
        {props.title}
      </Heading>
      <ul>
        {props.errors.map((error) => (
          <li>{error.field ? <a href={`#${fieldId(error.field)}`}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  );
}

/** Fields that belong together under one question. */
export function Fieldset(props: { legend: Content; hint?: Content; big?: boolean; children: Content }) {
  return (
    <fieldset class="fieldset">
      <legend class={classes(props.big && 'legend--big')}>{props.legend}</legend>
      {props.hint && <p class="hint">{props.hint}</p>}
      {props.children}
    </fieldset>
  );
}

export interface FiltersProps {
  readonly action: string;
  readonly label: string;
  /** The verb on its button. */
  readonly submit: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly reset?: Link;
  readonly id?: string;
  readonly children: Content;
}

/** A plain GET form: what it says stands in the address. */
export function Filters(props: FiltersProps) {
  return (
    <form class="filters" id={props.id ?? 'filters'} action={props.action} method="get" aria-label={props.label}>
      <HiddenFields values={props.hidden} />
      {props.children}
      <button class="button button--quiet" type="submit">
        {props.submit}
      </button>
      {props.reset && (
        <p>
          <a class="target" href={props.reset.href}>
            {props.reset.label}
          </a>
        </p>
      )}
    </form>
  );
}
