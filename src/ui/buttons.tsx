import { HiddenFields } from './form.tsx';
import { type Content, classes } from './props.ts';

export type ButtonKind = 'main' | 'quiet' | 'danger';

export interface ButtonLook {
  /** `main` is filled: one in view. `danger` only opens a review. */
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly block?: boolean;
}

export interface ButtonProps extends ButtonLook {
  readonly children: Content;
  readonly name?: string;
  readonly value?: string;
  readonly type?: 'submit' | 'button';
  readonly disabled?: boolean;
  /** Id of the form it sends, when it stands outside it. */
  readonly form?: string;
  readonly formAction?: string;
  /** For a switch that is on or off. */
  readonly pressed?: boolean;
  /** Completes the button's words for a screen reader: the thing it acts on. */
  readonly about?: string;
  readonly id?: string;
}

export function Button(props: ButtonProps) {
  return (
    <button
      id={props.id}
      class={buttonClass(props)}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      form={props.form}
      formaction={props.formAction}
      aria-pressed={props.pressed === undefined ? undefined : `${props.pressed}`}
    >
      {props.children}
      {props.about && <span class="visually-hidden">: {props.about}</span>}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string;
  readonly children: Content;
  readonly lang?: string;
  readonly download?: boolean;
  readonly about?: string;
}

export function ButtonLink(props: ButtonLinkProps) {
  return (
    <a class={buttonClass(props)} href={props.href} hreflang={props.lang} download={props.download}>
      {props.children}
      {props.about && <span class="visually-hidden">: {props.about}</span>}
    </a>
  );
}

export interface ButtonFormProps extends ButtonProps {
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** One button that posts. */
export function ButtonForm({ action, hidden, ...button }: ButtonFormProps) {
  return (
    <form class="button-form" action={action} method="post">
      <HiddenFields values={hidden} />
      <Button {...button} />
    </form>
  );
}

/** Buttons and links to choose from, on one line. */
export function Actions({ children }: { children: Content }) {
  return <div class="actions">{children}</div>;
}

export function buttonClass({ kind = 'main', small, block }: ButtonLook): string {
  return classes('button', kind !== 'main' && `button--${kind}`, small && 'button--small', block && 'button--block');
}
