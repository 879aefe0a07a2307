import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { publishPage } from '#modules/city/index.ts';
import { commented, subject } from '#modules/participation/comments/testing.ts';
import { seedProcess } from '#modules/participation/processes/index.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { LIMITS } from '#platform/rate-limit.ts';
import { testId } from '#platform/testing.ts';
import { type TestHouse, testHouse } from './testing.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
  const { city } = house;
  const streets = await openProcess(city, { editMinutes: 60 } as object);
  const text = (language: 'ca' | 'es' | 'en', title: string, body: string) => ({ language, title, body });
  await published(city, streets, text('ca', 'Més ombra a l’estació', 'Calen arbres i bancs per a les persones grans.'));
  await published(
    city,
    streets,
    text('es', 'Carriles bici en las avenidas', 'Las bicicletas necesitan un carril propio.'),
  );
  await published(city, streets, text('en', 'Benches for the old harbour', 'Children and grandparents walk there.'));
  await commented(city, subject({ processId: streets.processId }), {
    body: 'Els arbres de l’avinguda ja no fan ombra.',
  });
  const hidden = testId<ProcessId>(990_001);
  const nothing = { ca: '' };
  const draft = {
    id: hidden,
    slug: 'secret',
    status: 'draft' as const,
    access: 'open' as const,
    title: { ca: 'Pressupost secret' },
    question: { ca: 'On posem els arbres?' },
    ...{ summary: nothing, description: nothing, department: nothing, whoMayTakePart: nothing },
    ...{ facts: [], createdAt: house.clock.now(), publishedAt: null, steps: [] },
  };
  await seedProcess(city, draft, [], []);
  const open = { ...draft, id: testId<ProcessId>(990_002), slug: 'school-streets', status: 'published' as const };
  const question = { ca: 'Com fem els camins escolars?', en: 'How do we make school streets?' };
  await seedProcess(
    city,
    { ...open, title: { ca: 'Camins escolars' }, question, publishedAt: house.clock.now() },
    [],
    [],
  );
  await publishPage(city, {
    slug: 'learn',
    version: '1',
    title: { ca: 'Aprèn', en: 'Learn' },
    body: { ca: '<p>Cursos d’ordinador per a la gent gran.</p>', en: '<p>Computer courses.</p>' },
  });
});
afterAll(() => house.close());

const search = async (words: string, more = '', language = 'en') => {
  const response = await house.get(`/search?q=${encodeURIComponent(words)}${more}`, undefined, {
    'accept-language': language,
  });
  expect(response.status).toBe(200);
  return response.text();
};

describe('searching the city', () => {
  test('finds every kind of public thing, counted by kind, its words marked', async () => {
    const text = await search('arbres');
    expect(text).toContain('Més ombra a l’estació');
    expect(text).toContain('<mark>arbres</mark>');
    expect(text).toContain('href="/comments/');
    expect(text).toContain('2 results');
  });

  test('never shows a draft, whoever asks', async () => {
    expect(await search('secret')).not.toContain('/processes/secret');
    expect(await search('posem')).not.toContain('/processes/secret');
  });

  test.each([
    ['without its accents', 'estacio', 'Més ombra a l’estació', 'ca'],
    ['in the singular', 'arbre', 'Més ombra a l’estació', 'ca'],
    ['in the plural', 'estacions', 'Més ombra a l’estació', 'ca'],
    ['in Spanish, singular', 'bicicleta', 'Carriles bici en las avenidas', 'es'],
    ['in Spanish, without its ending', 'avenida', 'Carriles bici en las avenidas', 'es'],
    ['in English, singular', 'grandparent', 'Benches for the old harbour', 'en'],
    ['of a page', 'curs ordinador', '>Aprèn</a></h4>', 'ca'],
    ['of a process', 'camí escolar', 'href="/processes/school-streets"', 'ca'],
  ])('finds a word %s', async (_, words, title, language) => {
    expect((await search(words, '', language)).replace(/<\/?mark>/g, '')).toContain(title);
  });

  test.each([
    ['bicicltas', 'bicicletas', 'es'],
    ['harbuor', 'harbour', 'en'],
    ['estasió', 'estació', 'ca'],
  ])('forgives the slip in “%s” and says what it searched', async (typed, meant, language) => {
    const text = (await search(typed, '', language)).replace(/<\/?mark>/g, '');
    expect(text).toContain(meant);
    expect(text).toMatch(/Showing results for|Se muestran resultados|Es mostren resultats/);
  });

  test('says so when no text holds all the words, and shows those that hold some', async () => {
    const text = await search('arbres harbour');
    expect(text).toContain('No text holds all the words');
    expect(text).toContain('Benches for the old');
  });

  test('shows one kind at a time, keeping the counts of the others', async () => {
    const text = await search('arbres', '&kind=proposals');
    expect(text).toContain('1 result<');
    expect(text).toContain('/proposals/1"');
    expect(text).not.toContain('href="/comments/');
    expect(text).toMatch(/value="comments"[\s\S]{0,120}<small>1<\/small>/);
  });

  test('helps where nothing is found, and before anything is asked', async () => {
    expect(await search('xylophonquartz')).toContain('We did not find “xylophonquartz”');
    expect(await search('')).toContain('With or without accents');
  });

  test.each(['<script>x()</script>', "' or 1=1 --", '& | ! ( ) :* <->', '"', '-', '٪', 'a'.repeat(500)])(
    'takes %s as words',
    async (words) => {
      const response = await house.get(`/search?q=${encodeURIComponent(words)}&kind=x&from=-3`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain('<script>x()');
    },
  );

  test('says when to come back after very many searches', async () => {
    let last = await house.get('/search?q=arbres');
    for (let i = 0; i <= LIMITS.search.times && last.status === 200; i++) last = await house.get('/search?q=arbres');
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.text()).toContain('Try again in');
  });
});
