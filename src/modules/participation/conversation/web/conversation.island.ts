/**
 * Nicer with script: an answer is sent without leaving the page, by key (1 agree, 2 disagree, 3 pass) or by swiping the
 * sentence, and the map moves while one watches. Without it the same forms do the same.
 */
interface Next {
  readonly html: string;
}

const KEYS: Readonly<Record<string, string>> = { 1: '1', 2: '-1', 3: '0' };
const FAR = 80;
let sending = false;

function statement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#statement[data-answer]');
}

async function send(form: HTMLFormElement, value: string): Promise<void> {
  if (sending) return;
  sending = true;
  const body = new FormData(form);
  body.set('value', value);
  try {
    const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) throw new Error('not taken');
    const { html } = (await response.json()) as Next;
    const before = statement();
    if (before) before.outerHTML = html;
    begin(true);
  } catch {
    // The way is down, or she must sign in first: the form goes the plain way, and nothing is lost.
    const button = form.querySelector<HTMLButtonElement>(`button[value="${value}"]`);
    form.removeEventListener('submit', taken);
    button ? form.requestSubmit(button) : form.submit();
  } finally {
    sending = false;
  }
}

function taken(event: SubmitEvent): void {
  const button = event.submitter as HTMLButtonElement | null;
  if (!button?.value) return;
  event.preventDefault();
  void send(event.target as HTMLFormElement, button.value);
}

function begin(again: boolean): void {
  const here = statement();
  const form = here?.querySelector<HTMLFormElement>('form[action$="/answer"]');
  if (!here || !form) return;
  form.addEventListener('submit', taken);
  here.querySelector<HTMLElement>('[data-keys]')?.removeAttribute('hidden');
  if (again) form.querySelector<HTMLButtonElement>('.ballot button')?.focus({ preventScroll: true });
  swipe(here, form);
}

function swipe(here: HTMLElement, form: HTMLFormElement): void {
  const words = here.querySelector<HTMLElement>('blockquote');
  let from: { x: number; y: number } | null = null;
  words?.addEventListener(
    'touchstart',
    ({ touches }) => {
      const [touch] = touches;
      from = touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    { passive: true },
  );
  words?.addEventListener('touchend', ({ changedTouches }) => {
    const [touch] = changedTouches;
    if (!from || !touch) return;
    const across = touch.clientX - from.x;
    const along = Math.abs(touch.clientY - from.y);
    from = null;
    if (Math.abs(across) < FAR || along > Math.abs(across) / 2) return;
    const towardsEnd = document.dir === 'rtl' ? across < 0 : across > 0;
    void send(form, towardsEnd ? '1' : '-1');
  });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const on = event.target as HTMLElement | null;
  if (on?.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')) return;
  const value = KEYS[event.key];
  const form = statement()?.querySelector<HTMLFormElement>('form[action$="/answer"]');
  if (value !== undefined && form) void send(form, value);
});

/** How long after the way was down, or too many watched, in milliseconds. */
const COME_BACK = 20_000;

function follow(): void {
  const place = document.querySelector<HTMLElement>('#map[data-live]');
  if (!place?.dataset.live || !('EventSource' in window)) return;
  let source: EventSource | null = null;
  const leave = () => {
    source?.close();
    source = null;
  };
  const watch = () => {
    if (source || document.hidden || !place.dataset.live) return;
    const opened = new EventSource(place.dataset.live);
    source = opened;
    opened.addEventListener('map', (event) => void show(place, (event as MessageEvent<string>).data));
    opened.addEventListener('error', () => {
      // A browser comes back by itself, but not from an answer that is no stream.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      leave();
      setTimeout(watch, COME_BACK);
    });
  };
  // A browser has six ways to a city: tabs that nobody looks at must not hold them.
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : watch()));
  addEventListener('pagehide', leave);
  addEventListener('pageshow', watch);
  watch();
}

async function show(place: HTMLElement, version: string): Promise<void> {
  if (version === place.dataset.version) return;
  const response = await fetch(`${place.dataset.part}?version=${version}`).catch(() => undefined);
  if (!response?.ok) return;
  const open = [...place.querySelectorAll('details')].map((one) => one.open);
  place.innerHTML = await response.text();
  place.dataset.version = version;
  for (const [at, one] of [...place.querySelectorAll('details')].entries()) one.open = open[at] ?? one.open;
}

begin(false);
follow();
