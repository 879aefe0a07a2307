import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** A passkey is made and used by the browser itself: asks the server what to sign, then sends the answer as a form. */
interface Asked {
  readonly id: string;
  readonly options: never;
  readonly problem?: string;
}

function watch(place: HTMLElement): void {
  const form = place.querySelector('form');
  const button = place.querySelector<HTMLButtonElement>('button[data-passkey-do]');
  if (!form || !button || !browserSupportsWebAuthn()) return;
  const withScript = place.querySelector<HTMLElement>('[data-passkey-form]');
  const withoutScript = place.querySelector<HTMLElement>('[data-passkey-none]');
  if (withScript) withScript.hidden = false;
  if (withoutScript) withoutScript.hidden = true;
  button.addEventListener('click', () => void act(place, form, button));
}

async function act(place: HTMLElement, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const { passkey: kind = '', cancelled = '' } = place.dataset;
  button.disabled = true;
  say(place, '');
  try {
    const body = new FormData();
    body.set('kind', kind);
    const asked = await fetch('/passkeys/options', { method: 'POST', body });
    const { id, options, problem } = (await asked.json()) as Asked;
    if (problem !== undefined) return say(place, problem);
    const made =
      kind === 'create'
        ? await startRegistration({ optionsJSON: options })
        : await startAuthentication({ optionsJSON: options });
    put(form, 'challenge', id);
    put(form, 'response', JSON.stringify(made));
    form.submit();
  } catch {
    // She pressed "cancel", had none, or took too long: the browser does not say which.
    say(place, cancelled);
  } finally {
    button.disabled = false;
  }
}

function put(form: HTMLFormElement, name: string, value: string): void {
  const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (field) field.value = value;
}

function say(place: HTMLElement, words: string): void {
  const said = place.querySelector<HTMLElement>('[data-passkey-said]');
  if (said) said.textContent = words;
}

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) watch(place);
