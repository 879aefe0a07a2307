import { type Content, classes, fieldId } from './props.ts';
import { QrCode } from './qr-code.tsx';
import { isolated } from './words.tsx';

export interface CopyFieldProps {
  readonly name: string;
  readonly label: Content;
  readonly hint?: Content;
  readonly value: string;
  /** More than one: a text to be taken whole. */
  readonly rows?: number;
}

/** Something to be taken elsewhere: it can be selected and copied, not changed. Always left to right. */
export function CopyField({ name, label, hint, value, rows }: CopyFieldProps) {
  const id = fieldId(name);
  const ties = {
    id,
    readonly: true,
    dir: 'ltr',
    spellcheck: false,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {rows ? (
        <textarea class={classes('input', 'input--copy')} rows={rows} value={value} {...ties} />
      ) : (
        <input class={classes('input', 'input--copy')} type="text" value={value} {...ties} />
      )}
    </div>
  );
}

export interface PosterProps {
  readonly city: Content;
  readonly kicker: Content;
  readonly title: Content;
  readonly lang?: string;
  readonly when?: Content;
  /** "Point your phone here, or type the address" */
  readonly how: Content;
  /** Where it leads, whole. */
  readonly address: string;
  /** The same as one types it: without https:// */
  readonly typed: string;
  readonly label: string;
}

/** A sheet of A4 for a wall: read from two metres, led on by a phone or by typing. Its page holds its h1. */
export function Poster(props: PosterProps) {
  return (
    <article class="poster">
      <p class="poster__city">{props.city}</p>
      <p class="kicker">{props.kicker}</p>
      <h1 class="poster__title" lang={props.lang}>
        {isolated(props.title, props.lang)}
      </h1>
      {props.when && <p class="poster__when">{props.when}</p>}
      <div class="poster__way">
        <QrCode text={props.address} label={props.label} big />
        <div>
          <p>{props.how}</p>
          <p class="poster__address">
            <bdi dir="ltr">{breakable(props.typed)}</bdi>
          </p>
        </div>
      </div>
    </article>
  );
}

/** An address too long for its line goes on after a slash, never inside its code. */
function breakable(address: string): Content {
  return address.split(/(?<=\/)/).map((part, at) => (
    <>
      {at > 0 && <wbr />}
      {part}
    </>
  ));
}
