import type { DistrictId, PersonId } from '#kernel/ids.ts';
import { type SeededProposal, seedProposals } from '#modules/participation/proposals/index.ts';
import { loadCensus, seedVoters } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf } from './demo-files.ts';
import type { FilledProcess } from './fill-processes.ts';

interface Filled {
  readonly districts: ReadonlyMap<string, DistrictId>;
  readonly processes: ReadonlyMap<string, FilledProcess>;
  readonly people: ReadonlyMap<string, PersonId>;
}

/** Documents of the demo's census: whoever tries it may be one of them. The first two are shown on the page. */
const CENSUS = `document,birth_date
12345678Z,1980-03-07
00000000T,2013-05-20
X1234567L,1951-11-30
Y0000000Z,1996-07-15
87654321X,2009-02-01
`;
const PIECES = [
  ['Un tendal gran a la banda de mar', 'Fa ombra a tota la banda de mar, de maig a octubre.', 61],
  ['Bancs amb respatller i braços', 'Vint bancs dels quals una persona gran es pugui aixecar sola.', 88],
  [
    'Una font i un punt per omplir ampolles',
    'Aigua a cada punta de la plaça, també a l’alçada d’una cadira de rodes.',
    54,
  ],
  ['Taules de ping-pong i d’escacs', 'Quatre taules de formigó, amb llum fins a les deu.', 37],
  ['Un lavabo públic que es neteja sol', 'Obert tot el dia, amb canviador.', 93],
  ['Arbres a la banda dels comerços', 'Dotze lledoners a la banda que crema a l’estiu.', 72],
  ['Llum càlida i sense enlluernar', 'Menys llum cap al cel i més a terra, tota la nit.', 29],
  ['Un quiosc per a entitats i concerts', 'Un sostre, endolls i cadires, que reserven les entitats del barri.', 45],
] as const;

/** A small census, some verified residents, and a step that asks for them. */
export async function fillVerification(ctx: Ctx, { districts, processes, people }: Filled): Promise<void> {
  async function* file() {
    yield Buffer.from(CENSUS);
  }
  const loaded = await loadCensus(ctx, { file: file(), allowShrinking: true });
  if (!loaded.ok) throw new Error(`The demo's census cannot be loaded: ${loaded.code}`);
  const verified = [...people].slice(12, 42).map(([key, personId], index) => ({
    ...{ personId, document: `demo ${key}`, level: index % 3 === 0 ? ('strong' as const) : ('basic' as const) },
    ageFrom: [18, 25, 35, 50, 65][index % 5] ?? 35,
    districtId: [...districts.values()][index % districts.size] ?? null,
  }));
  await seedVoters(ctx, verified);
  await seedProposals(ctx, pieces(ctx, processes.get('port-square')));
}

function pieces(ctx: Ctx, place: FilledProcess | undefined): SeededProposal[] {
  const step = place?.process.steps[0];
  if (!place || !step) throw new Error('The demo has no process port-square');
  return PIECES.map(([title, body, supports], index) => ({
    ...{ externalId: `port-square-${index + 1}`, processId: place.id, stepId: step.id, language: 'ca', title, body },
    ...{ origin: 'city', authorId: null, organisationName: null, districtId: null, categoryId: null },
    publishedAt: new Date(momentOf(ctx.clock.now(), { days: -6, hour: 9 }).getTime() + index * 60_000),
    openingSupports: supports,
    answer: null,
  }));
}
