import type { ComponentChildren } from 'preact';
import type { Reader } from '#kernel/reader.ts';

interface PasskeyBoxProps {
  readonly r: Reader;
  readonly csrf: string;
  /** sign-in, prove: with one she has; create: a new one. */
  readonly kind: 'sign-in' | 'prove' | 'create';
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly label: string;
  readonly quiet?: boolean;
  /** Fields of the form above the button. */
  readonly children?: ComponentChildren;
}

/** A button that asks the browser for a passkey. Browsers do that by script alone: without it, words say so. */
export function PasskeyBox({ r, csrf, kind, action, hidden = {}, label, quiet, children }: PasskeyBoxProps) {
  const { t } = r;
  const fields = { csrf, challenge: '', response: '', ...hidden };
  return (
    <div data-passkey={kind} data-cancelled={t('passkeys.cancelled')}>
      <div data-passkey-form hidden>
        <form class="form" action={action} method="post">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          <p>
            <button class={quiet ? 'button button--quiet' : 'button'} type="button" data-passkey-do>
              {label}
            </button>
          </p>
        </form>
        <p role="status" data-passkey-said />
      </div>
      <p class="hint" data-passkey-none>
        {t('passkeys.needs-script')}
      </p>
    </div>
  );
}
