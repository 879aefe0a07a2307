import { readCity } from '#modules/city/index.ts';
import type { DemoPerson } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';

/** Whom a visitor of the demo city may be with one press. Written by us, at addresses that lead nowhere. */
export const DEMO_ENTRANCES: readonly DemoPerson[] = [
  { role: 'resident', name: 'Mercè P.', email: 'merce-p@vallserena.example' },
  { role: 'facilitator', name: 'Laia Codina', email: 'facilitator-schools@vallserena.example' },
  { role: 'officer', name: 'Imane B., Parcs i Espai Públic', email: 'officer-parks@vallserena.example' },
  { role: 'moderator', name: 'Rosa Quiles', email: 'moderator@vallserena.example' },
  { role: 'assistant', name: 'Dolors R., Biblioteca del Port', email: 'assistant-port@vallserena.example' },
  { role: 'administrator', name: 'Núria Estany', email: 'admin@vallserena.example' },
];

export async function demoPeople(ctx: Ctx): Promise<readonly DemoPerson[]> {
  return (await readCity(ctx)).demo ? DEMO_ENTRANCES : [];
}
