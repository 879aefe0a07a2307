import { Field, type FieldProps, tiesOf } from './field.tsx';

export interface FileFieldProps extends FieldProps {
  /** As in HTML: "image/jpeg,.pdf". Say types and size in the hint too. */
  readonly accept?: string;
  readonly multiple?: boolean;
}

export function FileField(props: FileFieldProps) {
  return (
    <Field {...props}>
      <input class="input input--file" type="file" accept={props.accept} multiple={props.multiple} {...tiesOf(props)} />
    </Field>
  );
}

export interface DateFieldProps extends FieldProps {
  /** DateField: YYYY-MM-DD. DateTimeField: YYYY-MM-DDTHH:MM, in the city's time; say the zone in the hint. */
  readonly value?: string;
  readonly min?: string;
  readonly max?: string;
}

export function DateField(props: DateFieldProps) {
  return <Picker {...props} type="date" />;
}

export function DateTimeField(props: DateFieldProps) {
  return <Picker {...props} type="datetime-local" />;
}

function Picker(props: DateFieldProps & { type: 'date' | 'datetime-local' }) {
  return (
    <Field {...props}>
      <input
        class="input input--medium"
        type={props.type}
        value={props.value}
        min={props.min}
        max={props.max}
        {...tiesOf(props)}
      />
    </Field>
  );
}
