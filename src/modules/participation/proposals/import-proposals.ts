import type { DistrictId, NeighbourhoodId, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AnswerText } from './answer.ts';
import { learnImported, upsertImported } from './import-store.ts';
import type { Origin } from './proposal.ts';
import { randomKey } from './random-order.ts';
import { takeNumbers } from './store.ts';

/** A proposal as another platform, a meeting's minutes or the demo city brings it. */
export interface ImportedProposal {
  /** Its name where it comes from: the same name is the same proposal, however often it is imported. */
  readonly externalId: string;
  readonly language: Language;
  /** Plain text; see textOfHtml. */
  readonly title: string;
  readonly body: string;
  readonly origin: Origin;
  readonly authorId: PersonId | null;
  readonly organisationName: string | null;
  readonly districtId: DistrictId | null;
  /** One of that district's. */
  readonly neighbourhoodId?: NeighbourhoodId | null;
  readonly categoryId: CategoryId | null;
  readonly publishedAt: Date;
  /** Supports it arrives with, which have no supporters here. */
  readonly openingSupports: number;
  readonly thresholdReachedAt?: Date | null;
  readonly editedAt?: Date | null;
  readonly answer?: (AnswerText & { readonly publishedAt: Date | null }) | null;
}

export interface ImportedBatch {
  /** `decidim-barcelona-2016`, `demo`. */
  readonly source: string;
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly proposals: readonly ImportedProposal[];
}

export interface ImportOutcome {
  /** The ids here, by their names there. */
  readonly ids: ReadonlyMap<string, ProposalId>;
  readonly added: number;
  /** Known already, and different: brought up to date. */
  readonly changed: number;
}

/**
 * Takes in a batch (up to about a thousand) in one transaction. Repeating it adds nothing: what is known is brought up to
 * date, its supports given here stay. Call it as the system; what residents wrote here is never touched.
 */
export async function importProposals(ctx: Ctx, batch: ImportedBatch): Promise<ImportOutcome> {
  if (ctx.actor.kind !== 'system') throw new Error('An import acts as the system');
  if (batch.proposals.length === 0) return { ids: new Map(), added: 0, changed: 0 };
  return ctx.transact(async (inside) => {
    const drawn = batch.proposals.map((proposal) => ({
      proposal,
      id: inside.newId<ProposalId>(),
      randomKey: randomKey(inside.chance.bytes(4)),
    }));
    const outcome = await upsertImported(inside, batch, drawn, (howMany) =>
      takeNumbers(inside, batch.processId, howMany),
    );
    await learnImported(inside, batch.proposals);
    return outcome;
  });
}
