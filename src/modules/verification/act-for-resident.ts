import type { Actor } from '#kernel/actor.ts';
import { hasRole, isAdministrator } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { acceptedTerms, type TermsAccepted } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { endAssistancesIn, findAssistanceIn, insertAct } from './assist-store.ts';
import { insertLetters } from './letter-store.ts';
import { newLetterCode, writeLetterCode } from './prove.ts';
import { findVoter, readSettings } from './voter-store.ts';

/** In a session of staff with an assistance under way, the resident; otherwise whoever it was. */
export async function besideWhom(ctx: Ctx, actor: Actor): Promise<Actor> {
  if (actor.kind !== 'person' || !(hasRole(actor, 'assistant') || isAdministrator(actor))) return actor;
  const assistance = await findAssistanceIn(ctx, actor.sessionId);
  if (!assistance) return actor;
  const { id: assistanceId, person_id: personId, ends_at: until } = assistance;
  const limited = { kind: 'assisted', by: actor.personId, assistanceId, until } as const;
  const accepted = await acceptedTerms(ctx, personId);
  const { sessionId } = actor;
  return { kind: 'person', personId, sessionId, displayName: '', roles: [], limited, acceptedTerms: accepted };
}

/** She goes, or the half hour is over: the session is the member of staff's again. */
export async function endAssistance(ctx: Ctx): Promise<Result<void, 'no-assistance'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited?.kind !== 'assisted') return refuse('no-assistance');
  await endAssistancesIn(ctx, actor.sessionId);
  return ok();
}

/** A code to take home: with it and her document she keeps under an account of her own what was done here. */
export async function giveCodeHome(ctx: Ctx): Promise<Result<{ code: string; until: Date }, 'no-assistance'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited?.kind !== 'assisted') return refuse('no-assistance');
  const voter = await findVoter(ctx, { personId: actor.personId });
  if (!voter) return refuse('no-assistance');
  const { letterDays } = await readSettings(ctx);
  const code = newLetterCode((length) => ctx.chance.bytes(length));
  const until = new Date(ctx.clock.now().getTime() + letterDays * 86_400_000);
  await insertLetters(ctx, [
    {
      ...{
        id: ctx.newId<string>(),
        batch_id: null,
        document_hash: voter.document_hash,
        used_at: null,
        expires_at: until,
      },
      code_hash: ctx.keys.lookup('letter-code', code),
      age_from: voter.age_from,
      district_id: voter.district_id,
    },
  ]);
  return ok({ code: writeLetterCode(code), until });
}

/** Subscribed to `terms-accepted`: read out to her at the desk, her yes stands among what was done there. */
export async function noteTerms(ctx: Ctx, { version }: TermsAccepted): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited?.kind !== 'assisted') return;
  const path = `/pages/terms?version=${encodeURIComponent(version)}`;
  await insertAct(ctx, { assistanceId: actor.limited.assistanceId, act: 'terms-accepted', path });
}

/** Kinds of acts, as they are told to her later. */
const ACTS: readonly (readonly [RegExp, string])[] = [
  [/\/support\/withdraw$/, 'support-taken-back'],
  [/\/support$/, 'support'],
  [/\/proposals\/drafts\/[^/]+\/publish$/, 'proposal-published'],
  [/\/proposals\/(new|drafts\/[^/]+)$/, 'proposal-drafted'],
  [/^\/discussions\/.*\/write$/, 'comment'],
  [/^\/comments\/.*\/reply$/, 'comment'],
  [/^\/comments\/.*\/vote$/, 'comment-judged'],
];

/** Writes down what was sent for her: every form that was taken, by construction, whatever the page. */
export async function noteAct(ctx: Ctx, path: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited?.kind !== 'assisted') return;
  const act = ACTS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
  const page = path.replace(/\/(support(\/withdraw)?|write|reply|vote|publish|edit)$/, '');
  await insertAct(ctx, { assistanceId: actor.limited.assistanceId, act, path: page });
}
