import { Field, FieldNotes, type FieldProps, GroupField, tiesOf } from './field.tsx';
import { type Content, classes, fieldId } from './props.ts';

export interface Option {
  readonly value: string;
  readonly label: Content;
  readonly hint?: Content;
  /** Written at the end of the line: how many. */
  readonly count?: Content;
  readonly disabled?: boolean;
  readonly lang?: string;
}

export interface ChoiceProps extends Option {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly id?: string;
  readonly checked?: boolean;
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

/** One box or one dot with its words. */
export function Choice(props: ChoiceProps) {
  const hintId = props.hint && props.id ? `${props.id}-hint` : undefined;
  return (
    <label class="choice" lang={props.lang}>
      <input
        type={props.type}
        name={props.name}
        id={props.id}
        value={props.value}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={[hintId, props.describedBy].filter(Boolean).join(' ') || undefined}
        aria-invalid={props.invalid ? 'true' : undefined}
      />
      <span>
        <span>
          {props.label}
          {props.hint && (
            <small class="choice__hint" id={hintId}>
              {props.hint}
            </small>
          )}
        </span>
        {props.count !== undefined && <small>{props.count}</small>}
      </span>
    </label>
  );
}

export interface GroupProps extends Omit<FieldProps, 'label'> {
  readonly legend: Content;
  readonly options: readonly Option[];
  readonly inline?: boolean;
}

export function Checkboxes(props: GroupProps & { values?: readonly string[] }) {
  return <Group {...props} type="checkbox" picked={props.values ?? []} />;
}

export function RadioGroup(props: GroupProps & { value?: string }) {
  return <Group {...props} type="radio" picked={props.value === undefined ? [] : [props.value]} />;
}

function Group(props: GroupProps & { type: 'checkbox' | 'radio'; picked: readonly string[] }) {
  const id = props.id ?? fieldId(props.name);
  return (
    <GroupField {...props}>
      {props.options.map((option, index) => (
        <Choice
          {...option}
          type={props.type}
          name={props.name}
          id={index === 0 ? id : `${id}-${index + 1}`}
          checked={props.picked.includes(option.value)}
          disabled={props.disabled || option.disabled}
          invalid={Boolean(props.error)}
        />
      ))}
    </GroupField>
  );
}

export interface CheckboxProps extends FieldProps {
  readonly value?: string;
  readonly checked?: boolean;
}

/** One yes, given by ticking. */
export function Checkbox(props: CheckboxProps) {
  const ties = tiesOf(props);
  return (
    <div class={classes('field', props.error && 'field--error')}>
      <FieldNotes id={ties.id} error={props.error} />
      <label class="choice">
        <input type="checkbox" value={props.value ?? '1'} checked={props.checked} {...ties} />
        <span>{props.label}</span>
      </label>
      <FieldNotes id={ties.id} hint={props.hint} />
    </div>
  );
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
  readonly disabled?: boolean;
  readonly lang?: string;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly value?: string;
  /** The words of the first, empty option. */
  readonly empty?: string;
}

export function Select(props: SelectProps) {
  return (
    <Field {...props}>
      <select class="input" {...tiesOf(props)}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {[...Map.groupBy(props.options, ({ group }) => group)].map(([group, options]) => {
          const drawn = options.map((option) => <SelectLine option={option} picked={option.value === props.value} />);
          return group === undefined ? drawn : <optgroup label={group}>{drawn}</optgroup>;
        })}
      </select>
    </Field>
  );
}

function SelectLine({ option, picked }: { option: SelectOption; picked: boolean }) {
  return (
    <option value={option.value} selected={picked} disabled={option.disabled} lang={option.lang}>
      {option.label}
    </option>
  );
}
