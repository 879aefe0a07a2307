import { parsePb, type Rule, type Tie, tally } from '@ateneu/budgeting';

/**
 * A stranger counts again, in her own browser: the ballots come from the page's own file, the count is the library's, and
 * what comes out is held against what the page says. This very file is also the thread that counts.
 */
interface ToThread {
  readonly text: string;
  readonly options: readonly string[];
}

type FromThread =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'counted'; readonly winners: readonly string[] };

if (typeof document === 'undefined') inThread();
else for (const place of document.querySelectorAll<HTMLElement>('[data-recount]')) offer(place);

function inThread(): void {
  const scope = globalThis as unknown as {
    onmessage: (event: MessageEvent<ToThread>) => void;
    postMessage(said: FromThread): void;
  };
  scope.onmessage = ({ data: { text, options } }) => {
    scope.postMessage({ kind: 'progress', share: 0.1 });
    const { election } = parsePb(text);
    scope.postMessage({ kind: 'progress', share: 0.4 });
    const rule = ruleFrom(options);
    const progress = (done: number, of: number) => {
      if (of > 0) scope.postMessage({ kind: 'progress', share: 0.4 + (0.6 * done) / of });
    };
    const outcome = tally(election, rule.rule === 'greedy' ? rule : { ...rule, progress });
    scope.postMessage({ kind: 'counted', winners: outcome.winners });
  };
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
  button.addEventListener('click', () => void count(place, button, bar, said));
}

async function count(place: HTMLElement, button: HTMLButtonElement, bar: HTMLProgressElement, said: HTMLElement) {
  const {
    recount = '',
    rule = '',
    winners = '',
    hash = '',
    counting = '',
    same = '',
    differs = '',
    failed = '',
  } = place.dataset;
  button.disabled = true;
  bar.hidden = false;
  bar.value = 2;
  said.textContent = counting;
  try {
    const response = await fetch(recount);
    if (!response.ok) throw new Error(String(response.status));
    const bytes = await response.arrayBuffer();
    const isSame = await isOf(bytes, hash);
    const found = await inOwnThread({ text: new TextDecoder().decode(bytes), options: rule.split(' ') }, bar);
    said.textContent = isSame && found.join(' ') === winners ? same : differs;
  } catch {
    said.textContent = failed;
  }
  bar.hidden = true;
  button.disabled = false;
}

/** Where the page came without TLS browsers do not hash: the winners are compared all the same. */
async function isOf(bytes: ArrayBuffer, hash: string): Promise<boolean> {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === hash;
}

function inOwnThread(work: ToThread, bar: HTMLProgressElement): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const thread = new Worker(import.meta.url, { type: 'module' });
    thread.onerror = () => fail(new Error('The thread ended.'));
    thread.onmessage = ({ data }: MessageEvent<FromThread>) => {
      if (data.kind === 'progress') bar.value = Math.max(bar.value, Math.round(data.share * 100));
      else {
        thread.terminate();
        done(data.winners);
      }
    };
    thread.postMessage(work);
  });
}
