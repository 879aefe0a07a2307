import { readdirSync, readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Reader } from '#kernel/reader.ts';
import { Desk, ErrorSummary, errorOf, Form, Gallery, MapPicture, Masthead, RadioGroup, TextField } from './index.ts';

const plain = (at: Date) => at.toISOString().slice(0, 10);
const READER: Reader = {
  language: 'en',
  direction: 'ltr',
  timeZone: 'Europe/Madrid',
  now: new Date('2026-11-23T11:00:00Z'),
  t: (key) => key,
  refusal: (refusal) => refusal.code,
  text: (text) => text.en ?? '',
  textWithLanguage: (text) => ({ text: text.en ?? '', language: 'en' }),
  foreign: (language) => (language === 'en' ? undefined : (language ?? undefined)),
  number: String,
  percent: (ratio) => `${ratio * 100}%`,
  money: String,
  bytes: String,
  date: plain,
  shortDate: plain,
  weekday: plain,
  time: plain,
  dateTime: plain,
  dateRange: (from, to) => `${plain(from)}–${plain(to)}`,
  daysUntil: () => 0,
  list: (items) => items.join(', '),
};

const GALLERY = renderToString(<Gallery r={READER} picture="/sample.svg" />);

type Tag = Readonly<Record<string, string>>;

function tags(html: string, names: string): Tag[] {
  return [...html.matchAll(new RegExp(`<(?:${names})\\b([^>]*)>`, 'g'))].map(([, list = '']) =>
    Object.fromEntries([...list.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, value])),
  );
}

const IDS = tags(GALLERY, '[a-z0-9]+').flatMap((tag) => (tag.id === undefined ? [] : [tag.id]));

describe('every part on the living page', () => {
  test('ids are used once, and are the same at each rendering', () => {
    expect(IDS.filter((id, index) => IDS.indexOf(id) !== index)).toEqual([]);
    expect(renderToString(<Gallery r={READER} picture="/sample.svg" />)).toBe(GALLERY);
  });

  test('labels, hints, errors and headings point at something that exists', () => {
    const pointers = tags(GALLERY, '[a-z0-9]+').flatMap((tag) =>
      [tag.for, tag['aria-labelledby'], tag['aria-describedby']].flatMap((value) => value?.split(' ') ?? []),
    );
    expect(pointers.length).toBeGreaterThan(20);
    expect(pointers.filter((id) => !IDS.includes(id))).toEqual([]);
  });

  test('every control has a name', () => {
    const labelled = new Set(tags(GALLERY, 'label').flatMap((label) => label.for ?? []));
    const wrapped = [...GALLERY.matchAll(/<label class="[^"]*"[^>]*><input/g)].length;
    const controls = tags(GALLERY, 'input|select|textarea').filter((tag) => tag.type !== 'hidden');
    const unnamed = controls.filter((tag) => !tag['aria-label'] && !labelled.has(tag.id ?? ''));
    expect(unnamed.every((tag) => tag.type === 'checkbox' || tag.type === 'radio')).toBe(true);
    expect(unnamed).toHaveLength(wrapped);
  });

  test('no inline style or script, which the content-security policy forbids', () => {
    expect(GALLERY).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });

  test('headings go down one step at a time, after one h1', () => {
    const levels = [...GALLERY.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('pictures have words or are marked as decoration', () => {
    for (const svg of tags(GALLERY, 'svg')) expect(svg['aria-hidden'] ?? svg['aria-label']).toBeTruthy();
    for (const img of tags(GALLERY, 'img')) expect(img.alt).toBeDefined();
  });
});

describe('what a part promises', () => {
  const errors = [{ field: 'who[]', message: 'Choose one' }];

  test('an error links to the first control of its group, and the group says it', () => {
    const html = renderToString(
      <Form action="/x">
        <ErrorSummary title="One thing" errors={errors} />
        <RadioGroup name="who[]" legend="Who" error={errorOf(errors, 'who[]')} options={[{ value: 'a', label: 'A' }]} />
      </Form>,
    );
    expect(html).toContain('href="#f-who-"');
    expect(tags(html, 'input')[0]).toMatchObject({ id: 'f-who-', type: 'radio', 'aria-invalid': 'true' });
    expect(tags(html, 'fieldset')[0]?.['aria-describedby']).toBe('f-who--error');
    expect(tags(html, 'div').find((tag) => tag.role === 'alert')).toMatchObject({ tabindex: '-1', id: 'errors' });
  });

  test('nothing wrong, no summary', () => {
    expect(renderToString(<ErrorSummary title="One thing" errors={[]} />)).toBe('');
  });

  test('what people typed comes back escaped', () => {
    expect(renderToString(<TextField name="a" label="A" value={'"><script>'} />)).not.toContain('<script');
  });

  test('the page in view is marked in the masthead and on the desk', () => {
    const links = [
      { href: '/a', label: 'A', current: true },
      { href: '/b', label: 'B' },
    ];
    for (const html of [
      renderToString(<Masthead city="C" home="/" label="Main" links={links} tools={null} />),
      renderToString(
        <Desk label="Desk" links={links} title="T">
          x
        </Desk>,
      ),
    ]) {
      expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    }
  });

  test('an area of a map is a link that says its number and name', () => {
    const area = { path: 'M0 0L9 0L9 9Z', x: 5, y: 3, name: 'West', value: '11', tone: 4, href: '/w' } as const;
    const html = renderToString(<MapPicture title="T" label="L" width={10} height={10} areas={[area]} />);
    expect(html).toContain('<a href="/w" aria-label="11 West">');
    expect(html).toContain('role="group"');
  });
});

describe('the stylesheet', () => {
  const folder = new URL('./styles/', import.meta.url);
  const css = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');

  test('names no left and no right, so that it serves both directions', () => {
    expect(css).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right)\b|(?<![\w-])(?:left|right|float|width|height)\s*:/,
    );
    expect(css).not.toMatch(/text-align:\s*(?:left|right)/);
    for (const [, values = ''] of css.matchAll(/(?:margin|padding|inset|border-width):\s*([^;}]+)/g)) {
      const [, right, , left] = values.trim().split(/\s+(?![^(]*\))/);
      if (left !== undefined) expect(left, values).toBe(right);
    }
  });

  test('colours stand in the tokens only', () => {
    const elsewhere = readdirSync(folder).filter((name) => name !== 'tokens.css' && name !== 'print.css');
    for (const name of elsewhere)
      expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/i);
  });
});
