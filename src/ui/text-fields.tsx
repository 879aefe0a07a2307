import { Field, type FieldProps, tiesOf } from './field.tsx';
import { classes } from './props.ts';

export interface TextFieldProps extends FieldProps {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'search' | 'url' | 'tel' | 'number';
  readonly width?: 'short' | 'medium';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'search' | 'tel' | 'url';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Language of what is typed, where it is not the page's. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  readonly spellcheck?: boolean;
  /** Id of a datalist. */
  readonly list?: string;
}

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      <input
        class={classes('input', props.width && `input--${props.width}`)}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete}
        maxlength={props.maxLength}
        inputmode={props.inputMode}
        min={props.min}
        max={props.max}
        step={props.step}
        lang={props.lang}
        dir={props.dir}
        spellcheck={props.spellcheck}
        list={props.list}
        {...tiesOf(props)}
      />
    </Field>
  );
}

/** `left` and `over` hold `{n}`: "Characters left: {n}". Without script only `hint` is read. */
export interface CharacterCount {
  readonly max: number;
  readonly hint: string;
  readonly left: string;
  readonly over: string;
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string;
  readonly rows?: number;
  readonly count?: CharacterCount;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
}

export function TextArea(props: TextAreaProps) {
  const { count } = props;
  const ties = tiesOf(props);
  const described = [ties['aria-describedby'], count && `${ties.id}-count`].filter(Boolean).join(' ');
  return (
    <Field {...props}>
      <textarea
        class="input"
        rows={props.rows ?? 6}
        lang={props.lang}
        dir={props.dir}
        data-max={count?.max}
        {...ties}
        aria-describedby={described || undefined}
        value={props.value ?? ''}
      />
      {count && (
        <p class="hint count" id={`${ties.id}-count`} data-left={count.left} data-over={count.over}>
          {count.hint}
        </p>
      )}
    </Field>
  );
}

/** A short code from a message: digits, pasted or filled in by the phone. */
export function CodeField(props: FieldProps & { length?: number; value?: string }) {
  return (
    <Field {...props}>
      <input
        class="input input--code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        dir="ltr"
        maxlength={(props.length ?? 6) + 4}
        value={props.value}
        {...tiesOf(props)}
      />
    </Field>
  );
}
