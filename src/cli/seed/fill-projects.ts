import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DistrictId, NeighbourhoodId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { type Cents, cents } from '#kernel/money.ts';
import { type DemoProject, type ProjectId, seedProject } from '#modules/projects/index.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf, readDemo } from './demo-files.ts';
import type { FilledProcess } from './fill-processes.ts';

interface WrittenProject {
  readonly slug: string;
  readonly state: DemoProject['state'];
  readonly district: string | null;
  readonly neighbourhood: string | null;
  /** Days from today. */
  readonly starts: number | null;
  readonly ends: number | null;
  readonly published: number;
  readonly planned: number | null;
  readonly spent: number;
  readonly process: string | null;
  readonly proposals: readonly string[];
  readonly title: LocalizedText;
  readonly lede: LocalizedText;
  readonly body: LocalizedText;
  readonly department: LocalizedText;
  readonly contact: LocalizedText;
  readonly alt: LocalizedText;
  readonly milestones: readonly { readonly day: number; readonly reached: boolean; readonly title: LocalizedText }[];
}

interface Places {
  readonly districts: ReadonlyMap<string, DistrictId>;
  readonly neighbourhoods: ReadonlyMap<string, NeighbourhoodId>;
  readonly processes: ReadonlyMap<string, FilledProcess>;
  readonly proposals: ReadonlyMap<string, { readonly id: ProposalId }>;
}

/** The demo's projects, in the order of the home page. Gives back their ids by slug. */
export async function fillProjects(ctx: Ctx, places: Places): Promise<Map<string, ProjectId>> {
  const ids = new Map<string, ProjectId>();
  for (const written of readDemo<WrittenProject[]>('projects.json')) {
    ids.set(written.slug, await seedProject(ctx, projectOf(ctx.clock.now(), written, places)));
  }
  return ids;
}

function projectOf(now: Date, written: WrittenProject, places: Places): DemoProject {
  const { slug, state, title, lede, body, department, contact, alt } = written;
  const dayOf = (days: number) => momentOf(now, { days, hour: 12 }).toISOString().slice(0, 10);
  const { district, neighbourhood, planned } = written;
  return {
    ...{ slug, state, title, lede, body, department, contact, alt },
    districtId: (district && places.districts.get(district)) || null,
    neighbourhoodId: (neighbourhood && places.neighbourhoods.get(neighbourhood)) || null,
    startsOn: written.starts === null ? null : dayOf(written.starts),
    endsOn: written.ends === null ? null : dayOf(written.ends),
    planned: planned === null ? null : euros(planned),
    spent: euros(written.spent),
    publishedAt: momentOf(now, { days: written.published, hour: 10 }),
    origins: originsOf(written, places),
    picture: {
      large: { bytes: pictureOf(slug, 1200), width: 1200, height: 800 },
      small: { bytes: pictureOf(slug, 480) },
    },
    milestones: written.milestones.map(({ day, reached, title: what }) => ({ on: dayOf(day), reached, title: what })),
  };
}

function originsOf({ slug, process, proposals }: WrittenProject, places: Places): DemoProject['origins'] {
  const found = process === null ? undefined : places.processes.get(process);
  const ids = proposals.map((key) => places.proposals.get(key)?.id);
  if ((process !== null && !found) || ids.includes(undefined)) {
    throw new Error(`The demo's project ${slug} comes from what is not in the demo`);
  }
  return [
    ...(found ? [{ kind: 'process' as const, id: found.id }] : []),
    ...ids.flatMap((id) => (id ? [{ kind: 'proposal' as const, id }] : [])),
  ];
}

function euros(amount: number): Cents {
  return cents(amount * 100);
}

/** Drawn for the demo: see demo/vallserena/pictures. */
function pictureOf(slug: string, width: 480 | 1200): Uint8Array {
  return readFileSync(join(CHECKOUT, 'demo', 'vallserena', 'pictures', `${slug}-${width}.webp`));
}
