import { parsePb, type Rule, type Tie, tally } from '@ateneu/budgeting';

/**
 * A stranger counts again, in her own browser: the ballots come from the page's own file, the count is the library's, and
 * what comes out is held against what the page says. This very file is also the thread that fetches, reads and counts:
 * the page stays as quick as before, however many voted.
 */
interface ToThread {
  /** Where the file is; absolute, since a thread has no page to start from. */
  readonly file: string;
  readonly options: readonly string[];
}

type FromThread =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'counted'; readonly winners: readonly string[]; readonly hash: string | null }
  | { readonly kind: 'failed' };

/** How far the bar is when the file is here, and when it is read. */
const DOWNLOADED = 0.2;
const READ = 0.4;

if (typeof document === 'undefined') inThread();
else for (const place of document.querySelectorAll<HTMLElement>('[data-recount]')) offer(place);

function inThread(): void {
  const scope = globalThis as unknown as {
    onmessage: (event: MessageEvent<ToThread>) => void;
    postMessage(said: FromThread): void;
  };
  scope.onmessage = async ({ data: { file, options } }) => {
    const tell = (share: number) => scope.postMessage({ kind: 'progress', share });
    try {
      const bytes = await download(file, tell);
      tell(DOWNLOADED);
      const hash = await hashOf(bytes);
      const winners = winnersOf(new TextDecoder().decode(bytes), ruleFrom(options), tell);
      scope.postMessage({ kind: 'counted', winners, hash });
    } catch {
      scope.postMessage({ kind: 'failed' });
    }
  };
}

/** Packed on its way, a file does not say how long it is: the bar runs ever slower towards the end of its part. */
async function download(file: string, tell: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(file);
  if (!response.ok || !response.body) throw new Error(String(response.status));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
    tell(DOWNLOADED * (length / (length + 1_000_000)));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** null where the page came without TLS: there browsers do not hash, and the winners are compared alone. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function winnersOf(text: string, rule: Rule, tell: (share: number) => void): readonly string[] {
  const { election } = parsePb(text);
  tell(READ);
  const progress = (done: number, of: number) => {
    if (of > 0) tell(READ + ((1 - READ) * done) / of);
  };
  return tally(election, rule.rule === 'greedy' ? rule : { ...rule, progress }).winners;
}

/** The words of `ateneu tally`. */
function ruleFrom(options: readonly string[]): Rule {
  const said = new Map<string, string>();
  for (let at = 0; at + 1 < options.length; at += 2) said.set(options[at] ?? '', options[at + 1] ?? '');
  const ties = (said.get('--ties') ?? 'cost,votes,id').split(',') as Tie[];
  const seed = said.get('--seed') ?? '00';
  if (said.get('--rule') === 'greedy') return { rule: 'greedy', utility: 'cost', ties, seed };
  const utility = said.get('--utility') === 'borda' ? 'borda' : 'cost';
  return { rule: 'equal-shares', utility, completion: 'add1-utilitarian', ties, seed };
}

function offer(place: HTMLElement): void {
  const button = place.querySelector('button');
  const bar = place.querySelector('progress');
  const said = place.querySelector<HTMLElement>('[role="status"]');
  if (!button || !bar || !said) return;
  place.hidden = false;
  button.addEventListener('click', () => count(place, button, bar, said));
}

function count(place: HTMLElement, button: HTMLButtonElement, bar: HTMLProgressElement, said: HTMLElement): void {
  const { recount = '', rule = '', winners = '', hash = '', ...words } = place.dataset;
  const thread = new Worker(import.meta.url, { type: 'module' });
  const end = (sentence = '') => {
    thread.terminate();
    removeEventListener('pagehide', leave);
    said.textContent = sentence;
    bar.hidden = true;
    button.disabled = false;
  };
  // Who leaves wants no count; who comes back finds the button as it was.
  const leave = () => end();
  addEventListener('pagehide', leave);
  button.disabled = true;
  bar.hidden = false;
  bar.value = 2;
  said.textContent = words.counting ?? '';
  thread.onerror = () => end(words.failed);
  thread.onmessage = ({ data }: MessageEvent<FromThread>) => {
    if (data.kind === 'progress') bar.value = Math.max(bar.value, Math.round(data.share * 100));
    else if (data.kind === 'failed') end(words.failed);
    else {
      const isSame = data.winners.join(' ') === winners && (data.hash === null || data.hash === hash);
      end(isSame ? words.same : words.differs);
    }
  };
  thread.postMessage({ file: new URL(recount, location.href).href, options: rule.split(' ') } satisfies ToThread);
}
