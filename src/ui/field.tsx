import { type Content, classes, fieldId } from './props.ts';

export interface FieldProps {
  readonly name: string;
  readonly label: Content;
  readonly hint?: Content;
  readonly error?: string;
  /** "(optional)", beside the label. */
  readonly mark?: string;
  readonly required?: boolean;
  readonly id?: string;
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
}

/** What a control needs to be tied to its label, hint and error. */
export interface Ties {
  readonly id: string;
  readonly name: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

export function tiesOf(props: FieldProps, extra?: string): Ties {
  const id = props.id ?? fieldId(props.name);
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`, extra].filter(Boolean).join(' ');
  return {
    id,
    name: props.name,
    required: props.required || undefined,
    disabled: props.disabled || undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? 'true' : undefined,
  };
}

/** A label, its hint, its error and one control. */
export function Field(props: FieldProps & { children: Content }) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={classes('field', props.error && 'field--error')}>
      <label class={classes(props.labelHidden && 'visually-hidden')} for={id}>
        {props.label}
        {props.mark && <span class="field__mark"> {props.mark}</span>}
      </label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      {props.children}
    </div>
  );
}

export function FieldNotes({ id, hint, error }: { id: string; hint?: Content; error?: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** A question with several answers: a fieldset whose first control carries the id that an error links to. */
export function GroupField(
  props: Omit<FieldProps, 'label'> & { legend: Content; inline?: boolean; children: Content },
) {
  const id = props.id ?? fieldId(props.name);
  const ties = tiesOf({ ...props, label: props.legend });
  return (
    <fieldset class={classes('field', props.error && 'field--error')} aria-describedby={ties['aria-describedby']}>
      <legend class={classes(props.labelHidden && 'visually-hidden')}>
        {props.legend}
        {props.mark && <span class="field__mark"> {props.mark}</span>}
      </legend>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      <div class={classes('choices', props.inline && 'choices--inline')}>{props.children}</div>
    </fieldset>
  );
}
