import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Frequency, NOTICE_KINDS, type NoticeKind, USUAL_FREQUENCY } from './notice.ts';
import type { NotificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<NotificationTables>();

/** What she chose, or what holds for whoever chose nothing. */
export interface Choices {
  readonly frequencies: Readonly<Record<NoticeKind, Frequency>>;
  /** She follows proposals of her own from the moment she publishes them. */
  readonly own: boolean;
}

export async function readChoices(ctx: Ctx, personId: PersonId): Promise<Choices> {
  const columns = ['notice_choices.kind', 'notice_choices.frequency', 'follow_choices.own'];
  return ctx.personal.read({ subjects: [personId], columns, purpose: 'notices' }, async (inside) => {
    const [rows, follows] = [
      await tables(inside).selectFrom('notice_choices').selectAll().where('person_id', '=', personId).execute(),
      await tables(inside)
        .selectFrom('follow_choices')
        .selectAll()
        .where('person_id', '=', personId)
        .executeTakeFirst(),
    ];
    const chosen = new Map(rows.map(({ kind, frequency }) => [kind, frequency]));
    return {
      frequencies: Object.fromEntries(
        NOTICE_KINDS.map((kind) => [kind, chosen.get(kind) ?? USUAL_FREQUENCY]),
      ) as Choices['frequencies'],
      own: follows?.own ?? true,
    };
  });
}

export async function writeFrequencies(
  ctx: Ctx,
  personId: PersonId,
  frequencies: Partial<Readonly<Record<NoticeKind, Frequency>>>,
): Promise<void> {
  const rows = NOTICE_KINDS.flatMap((kind) => {
    const frequency = frequencies[kind];
    return frequency ? [{ person_id: personId, kind, frequency }] : [];
  });
  if (rows.length === 0) return;
  await tables(ctx)
    .insertInto('notice_choices')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).doUpdateSet((eb) => ({ frequency: eb.ref('excluded.frequency') })),
    )
    .execute();
}

export async function writeFollowOwn(ctx: Ctx, personId: PersonId, own: boolean): Promise<void> {
  await tables(ctx)
    .insertInto('follow_choices')
    .values({ person_id: personId, own })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ own }))
    .execute();
}
