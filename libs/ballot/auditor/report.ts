/// <reference lib="dom" />
import type { Audit, Check } from '../src/index.ts';
import { filled, type Words } from './words/words.ts';

const at = (id: string) => document.getElementById(id) as HTMLElement;

/** Writes verdict, result and checks; everything from the file goes in as text. */
export function showReport(audit: Audit, words: Words): void {
  const { verdict, checks, ballots, voters } = audit;
  const failed = checks.filter(({ ok }) => ok === false).map(({ id }) => words.titles[id - 1] ?? '');
  const why =
    verdict === 'verified'
      ? filled(words.verifiedWhy, { ballots, voters })
      : filled(words.rejectedWhy, { failed: failed.join(' · ') });
  head(verdict, words[verdict], why);
  at('result').replaceChildren(...(verdict === 'verified' ? resultOf(audit, words) : []));
  at('list').replaceChildren(...checks.map((check) => itemOf(check, words)));
  at('checks').hidden = false;
}

export function showUnreadable(reason: string, words: Words): void {
  head('unreadable', words.unreadable, words.unreadableWhy);
  at('result').replaceChildren(english(reason));
  at('checks').hidden = true;
}

function head(kind: string, verdict: string, why: string): void {
  at('report').className = kind;
  at('report').hidden = false;
  at('verdict').textContent = verdict;
  at('why').textContent = why;
}

const MARKS = { true: '✓', false: '✗', null: '–' };

function itemOf({ id, ok, detail }: Check, words: Words): HTMLElement {
  const state = ok === null ? words.open : ok ? words.passed : words.failed;
  const item = element('li', undefined, ok === null ? 'open' : ok ? 'passed' : 'failed');
  const mark = element('span', MARKS[`${ok}`], 'mark');
  mark.ariaHidden = 'true';
  const title = element('p', `${id}. ${words.titles[id - 1] ?? ''} – `);
  title.append(element('span', state, 'state'));
  item.append(mark, title, english(detail));
  return item;
}

/** Details are written by the library, in English. */
function english(text: string): HTMLElement {
  const paragraph = element('p', text, 'detail');
  paragraph.lang = 'en';
  paragraph.dir = 'ltr';
  return paragraph;
}

function resultOf({ result, titles }: Audit, words: Words): HTMLElement[] {
  const heading = element('h3', titles === undefined ? words.result : `${words.result}: ${titles.name}`);
  if (result === null) return [heading, element('p', words.noResult)];
  const tables = result.map((row, question) => {
    const { question: asked = '', answers = [], isRanked = false } = titles?.questions[question] ?? {};
    const table = element('table');
    table.append(element('caption', asked));
    const names = row.length === answers.length + 1 && typeof row[0] === 'number' ? [words.blank, ...answers] : answers;
    for (const [label, value] of isRanked ? ballotsOf(row, words) : rowsOf(row, names, words)) {
      const line = element('tr');
      const name = element('th', label);
      name.setAttribute('scope', 'row');
      line.append(name, element('td', value));
      table.append(line);
    }
    return table;
  });
  return [heading, ...tables];
}

type Row = readonly (number | readonly number[])[];

/** Votes of each answer, or of each candidate of each list. */
function rowsOf(row: Row, names: readonly string[], words: Words): (readonly [string, string])[] {
  const flat = row.flat();
  if (flat.length === names.length) return flat.map((count, at) => [names[at] ?? '', String(count)]);
  return ballotsOf(row, words);
}

/** What each ranked ballot says. */
function ballotsOf(row: Row, words: Words): (readonly [string, string])[] {
  return row.map((one, at) => [filled(words.answer, { n: at + 1 }), [one].flat().join(', ')]);
}

function element(tag: string, text?: string, className?: string): HTMLElement {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}
