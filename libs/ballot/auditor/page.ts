/// <reference lib="dom" />
import type { News, Order } from './messages.ts';
import { showReport, showUnreadable } from './report.ts';
import { filled, type Language, WORDS, type Words } from './words/words.ts';

/** The worker's program, put in by the build: a page from a file may start none but its own text. */
declare const WORKER: string;

const at = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
const file = at<HTMLInputElement>('file');
const form = at<HTMLFormElement>('form');
const bar = at<HTMLProgressElement>('bar');
let words: Words = WORDS.ca;
let worker: Worker | undefined;
let last: News | undefined;

speak(languageOf(navigator.languages));
at<HTMLSelectElement>('language').addEventListener('change', (event) => {
  speak((event.target as HTMLSelectElement).value as Language);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
form.noValidate = true;
file.addEventListener('change', nameChosen);
at('stop').addEventListener('click', () => {
  end();
  complain(words.stopped);
});
catchDrops(at('drop'));

function languageOf(wanted: readonly string[]): Language {
  const known = wanted.map((one) => one.slice(0, 2)).find((one) => one in WORDS);
  return (known ?? 'ca') as Language;
}

/** Puts the page into a language; a report that is there is written anew. */
function speak(language: Language): void {
  words = WORDS[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = `${words.title} – Ateneu`;
  at<HTMLSelectElement>('language').value = language;
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]'))
    element.textContent = String(words[element.dataset.words as keyof Words]);
  complain(undefined);
  if (last !== undefined) show(last);
}

function start(): void {
  const order = readForm();
  if (typeof order === 'string') {
    complain(order);
    at('problem').focus();
    return;
  }
  complain(undefined);
  at('report').hidden = true;
  at('work').hidden = false;
  at('stop').hidden = false;
  at<HTMLButtonElement>('start').disabled = true;
  bar.value = 0;
  at('counted').textContent = '';
  worker = new Worker(URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' })));
  worker.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));
  worker.addEventListener('error', () => {
    end();
    complain(words.fault);
  });
  worker.addEventListener('messageerror', () => complain(words.fault));
  worker.postMessage(order);
}

/** @returns what to do, or what is wrong with the form */
function readForm(): Order | string {
  const chosen = [...(file.files ?? [])];
  const election = chosen.find(({ name }) => !name.endsWith('.commitments'));
  if (election === undefined) return words.noFile;
  const census = at<HTMLInputElement>('census').value.trim();
  if (!/^[0-9]{0,15}$/.test(census)) return words.badCensus;
  return {
    file: election,
    sidecar: chosen.find(({ name }) => name.endsWith('.commitments')),
    checkpoints: [...(at<HTMLInputElement>('checkpoints').files ?? [])],
    tracker: at<HTMLInputElement>('tracker').value.trim() || undefined,
    census: census === '' ? undefined : Number(census),
    running: at<HTMLInputElement>('running').checked,
  };
}

function hear(news: News): void {
  if (news.kind === 'progress') {
    // Reading is ahead of checking; the bar does not promise more than it knows.
    bar.value = news.read * 0.98;
    at('counted').textContent = filled(words.counted, { ballots: news.ballots });
    return;
  }
  end();
  last = news;
  show(news);
  at('verdict').focus();
}

function show(news: News): void {
  if (news.kind === 'report') showReport(news.audit, words);
  else if (news.kind === 'unreadable') showUnreadable(news.reason, words);
  at('said').textContent = at('verdict').textContent;
}

function end(): void {
  worker?.terminate();
  worker = undefined;
  at('work').hidden = true;
  at('stop').hidden = true;
  at<HTMLButtonElement>('start').disabled = false;
}

function complain(problem: string | undefined): void {
  at('problem').hidden = problem === undefined;
  at('problem').textContent = problem ?? '';
}

/** The browser names one file, and counts several. */
function nameChosen(): void {
  const chosen = [...(file.files ?? [])];
  const items = (chosen.length > 1 ? chosen : []).map(({ name }) => {
    const item = document.createElement('li');
    item.textContent = name;
    item.dir = 'ltr';
    return item;
  });
  at('chosen').replaceChildren(...items);
}

/** Whoever drops a file wants it checked at once. */
function catchDrops(zone: HTMLElement): void {
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    zone.classList.toggle('over', is);
  };
  document.addEventListener('dragover', over(true));
  document.addEventListener('dragleave', over(false));
  document.addEventListener('drop', (event) => {
    over(false)(event);
    const dropped = event.dataTransfer?.files;
    if (dropped === undefined || dropped.length === 0 || worker !== undefined) return;
    file.files = dropped;
    nameChosen();
    start();
  });
}
