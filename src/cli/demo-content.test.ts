import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Text = Record<string, string>;
type Moment = { days: number; hour: number };
type Person = { key: string; email: string; district: string | null; organisation?: string; roles?: Role[] };
type Role = { role: string; process?: string };
type Step = { slug: string; method: string; title: Text; summary: Text; from: Moment; to: Moment; rules?: object };
type Process = { key: string; slug: string; title: Text; categories: { key: string }[]; steps: Step[] };
type Proposal = {
  key: string;
  process: string;
  language: string;
  title: string;
  body: string;
  author: string | null;
  organisation?: boolean;
  district: string | null;
  neighbourhood?: string;
  category: string;
  createdDay: number;
  supports: number;
  state: string;
  edited?: { dayOffset: number; oldTitle?: string; oldBody: string };
  answer?: { verdict: string; text: Text; costCents?: number; period?: Text; answeredDay: number; by: string };
};
type Comment = {
  key: string;
  proposal: string;
  parent: string | null;
  author: string;
  alignment: number | null;
  language: string;
  body: string;
  createdDay: number;
};
type Feature = { properties: { code: string; name: Text; district?: string }; geometry: { coordinates: Ring[] } };
type Ring = [number, number][];
interface DemoProject {
  readonly slug: string;
  readonly district: string | null;
  readonly neighbourhood: string | null;
  readonly process: string | null;
  readonly proposals: readonly string[];
  readonly planned: number;
  readonly spent: number;
}

const languages = ['ca', 'es', 'en', 'ar'];
const people = json<Person[]>('people.json');
const processes = json<Process[]>('processes.json');
const city = json<{ languages: string[]; pages: Record<string, { title: Text; body: Text }> }>('city.json');
const proposals = lines<Proposal>('proposals.jsonl');
const comments = lines<Comment>('comments.jsonl');
const districts = json<{ features: Feature[] }>('districts.geojson').features;
const neighbourhoods = json<{ features: Feature[] }>('neighbourhoods.geojson').features;

const projects = json<DemoProject[]>('projects.json');

const personOf = new Map(people.map((person) => [person.key, person]));
const processOf = new Map(processes.map((process) => [process.key, process]));
const proposalOf = new Map(proposals.map((proposal) => [proposal.key, proposal]));
const commentOf = new Map(comments.map((comment) => [comment.key, comment]));
const neighbourhoodsOf = new Map(
  districts.map(({ properties: { code } }) => [
    code,
    neighbourhoods.filter(({ properties }) => properties.district === code).map(({ properties }) => properties.code),
  ]),
);
const districtCodes = new Set(districts.map((district) => district.properties.code));

describe('the demo city', () => {
  test('speaks all four languages wherever it speaks more than one', () => {
    const texts = [city, processes, districts, neighbourhoods, projects].flatMap((root) => localizedTexts(root));
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(languages.filter((language) => !text[language]?.trim())).toEqual([]);
  });

  test('has the nine pages the footer links to', () => {
    expect(Object.keys(city.pages).sort()).toEqual([
      'accessibility',
      'connect',
      'how-decisions-bind',
      'learn',
      'legal-notice',
      'participation-rules',
      'privacy',
      'terms',
      'your-rights',
    ]);
  });

  test('gives every thing its own key', () => {
    for (const list of [people, processes, proposals, comments]) expect(duplicates(list.map((x) => x.key))).toEqual([]);
    expect(duplicates(people.map((person) => person.email))).toEqual([]);
  });

  test('sends no mail to a real address', () => {
    expect(people.filter((person) => !/^[a-z0-9-]+@vallserena\.example$/.test(person.email))).toEqual([]);
  });

  test('covers the same ground with its districts and its neighbourhoods, without gaps or overlaps', () => {
    for (const features of [districts, neighbourhoods]) {
      expect(features.every((feature) => area(feature) > 0)).toBe(true);
      expect(oneLoop(outerEdges(features))).toBe(true);
    }
    expect(sum(districts.map(area))).toBeCloseTo(sum(neighbourhoods.map(area)), 9);
    for (const { properties } of neighbourhoods) expect(districtCodes).toContain(properties.district);
  });

  test('gives roles only in processes that exist', () => {
    for (const role of people.flatMap((person) => person.roles ?? []))
      if (role.process) expect(processOf.has(role.process)).toBe(true);
  });

  test('orders the steps of a process without overlap', () => {
    for (const { steps } of processes) {
      const moments = steps.flatMap(({ from, to }) => [hours(from), hours(to)]);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      expect(steps.every((step) => (step.method !== 'information') === Boolean(step.rules))).toBe(true);
    }
  });
});

describe('a demo project', () => {
  test.each(projects)('$slug refers only to what exists, is drawn in two sizes and spends what it has', (project) => {
    const { slug, district, neighbourhood, process, proposals: keys } = project;
    if (district) expect(districtCodes).toContain(district);
    if (neighbourhood) expect(neighbourhoodsOf.get(district ?? '')).toContain(neighbourhood);
    if (process) expect(processOf.has(process)).toBe(true);
    for (const key of keys) expect(proposalOf.get(key)?.process).toBe(process);
    for (const width of [480, 1200]) {
      const picture = new URL(`../../demo/vallserena/pictures/${slug}-${width}.webp`, import.meta.url);
      // Small enough for a phone: six of them stand on one page.
      expect(readFileSync(picture).length).toBeLessThan(width === 480 ? 8000 : 20_000);
    }
    expect(project.spent).toBeLessThanOrEqual(project.planned);
  });

  test('there are six: as many as the home page holds', () => {
    expect(duplicates(projects.map(({ slug }) => slug))).toEqual([]);
    expect(projects).toHaveLength(6);
  });
});

describe('a demo proposal', () => {
  test.each(proposals)('$key refers only to what exists, inside its step', (proposal) => {
    const process = processOf.get(proposal.process);
    const step = process?.steps.find(({ method }) => method === 'proposals');
    expect(process?.categories.map(({ key }) => key)).toContain(proposal.category);
    expect(proposal.createdDay).toBeGreaterThan(step?.from.days ?? Infinity);
    expect(proposal.createdDay).toBeLessThan(Math.min(step?.to.days ?? -Infinity, 0));
    if (proposal.author) expect(personOf.has(proposal.author)).toBe(true);
    if (proposal.district) expect(districtCodes).toContain(proposal.district);
    if (proposal.neighbourhood) expect(neighbourhoodsOf.get(proposal.district ?? '')).toContain(proposal.neighbourhood);
    if (proposal.organisation) expect(personOf.get(proposal.author ?? '')?.organisation).toBeTruthy();
    expect(proposal.title.length).toBeGreaterThanOrEqual(15);
    expect(proposal.title.length).toBeLessThanOrEqual(150);
    expect(languages).toContain(proposal.language);
  });

  test('is never written twice', () => {
    expect(duplicates(proposals.map(({ title }) => title))).toEqual([]);
    expect(duplicates(proposals.map(({ body }) => body))).toEqual([]);
  });

  test('carries an answer exactly when it is answered, by an officer, in three languages', () => {
    for (const { key, state, answer, createdDay } of proposals) {
      expect({ key, answered: Boolean(answer) }).toEqual({ key, answered: state === 'answered' });
      if (!answer) continue;
      expect(['ca', 'es', 'en'].every((language) => answer.text[language])).toBe(true);
      expect(personOf.get(answer.by)?.roles?.map(({ role }) => role)).toContain('officer');
      expect(answer.answeredDay).toBeGreaterThan(createdDay);
      expect(answer.answeredDay).toBeLessThan(0);
      if (answer.verdict !== 'rejected') expect(answer.costCents).toBeGreaterThanOrEqual(0);
    }
  });

  test('shows a true change when it was edited, before its answer', () => {
    const edited = proposals.filter((proposal) => proposal.edited);
    expect(edited.length).toBeGreaterThanOrEqual(12);
    for (const { edited: edit, title, body, createdDay, answer } of edited) {
      expect(edit?.oldBody !== body || edit?.oldTitle !== title).toBe(true);
      expect(edit?.dayOffset).toBeGreaterThanOrEqual(createdDay);
      expect(edit?.dayOffset).toBeLessThan(answer?.answeredDay ?? 0);
    }
  });
});

describe('a demo comment', () => {
  test.each(comments)('$key answers something written before it', (comment) => {
    const proposal = proposalOf.get(comment.proposal);
    const parent = comment.parent === null ? undefined : commentOf.get(comment.parent);
    const step = processOf.get(proposal?.process ?? '')?.steps.find(({ method }) => method === 'proposals');
    expect(personOf.has(comment.author)).toBe(true);
    expect(comment.alignment === null).toBe(comment.parent !== null);
    if (comment.parent !== null) expect(parent?.proposal).toBe(comment.proposal);
    expect(comment.createdDay).toBeGreaterThanOrEqual((parent ?? proposal)?.createdDay ?? Infinity);
    expect(comment.createdDay).toBeLessThanOrEqual(Math.min(step?.to.days ?? -Infinity, -1));
  });

  test('is never written twice', () => {
    expect(duplicates(comments.map(({ body }) => body))).toEqual([]);
  });
});

function json<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../demo/vallserena/${file}`, import.meta.url), 'utf8')) as T;
}

function lines<T>(file: string): T[] {
  const text = readFileSync(new URL(`../../demo/vallserena/${file}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function localizedTexts(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ca' in value) return [value as Text];
  return Object.values(value).flatMap(localizedTexts);
}

function duplicates(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function hours({ days, hour }: Moment): number {
  return days * 24 + hour;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function area(feature: Feature): number {
  return sum(edges(feature).map(([[x1, y1], [x2, y2]]) => (x1 * y2 - x2 * y1) / 2));
}

/** Edges that only one feature has. They form one loop, the city limit, when all inner borders are shared. */
function outerEdges(features: Feature[]): [Ring[0], Ring[0]][] {
  const all = features.flatMap(edges);
  const written = new Set(all.map(String));
  return all.filter(([from, to]) => !written.has(String([to, from])));
}

function oneLoop(outer: [Ring[0], Ring[0]][]): boolean {
  const next = new Map(outer.map(([from, to]) => [String(from), String(to)]));
  const start = String(outer[0]?.[0]);
  let steps = 1;
  for (let at = next.get(start); at !== start && at !== undefined; at = next.get(at)) steps += 1;
  return steps === outer.length;
}

function edges(feature: Feature): [Ring[0], Ring[0]][] {
  const ring = feature.geometry.coordinates[0] ?? [];
  return ring.slice(1).map((to, index) => [ring[index] as Ring[0], to]);
}
