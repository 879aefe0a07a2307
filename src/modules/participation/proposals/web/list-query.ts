import { z } from 'zod';
import type { ProposalId } from '#kernel/ids.ts';
import { isId } from '#kernel/ids.ts';
import { placeAt } from '#modules/city/index.ts';
import type { ListRequest } from '../list-proposals.ts';
import { type Cursor, ORDERS } from '../list-store.ts';
import { ORIGINS } from '../proposal.ts';
import { SHOWN_STANDINGS } from '../standing.ts';
import type { ListFrame } from './list-frame.ts';

/**
 * What stands in the address of a list. `district` and `category` are the codes people see, not ids; a neighbourhood is
 * written after its district, since both count from one: `04.0402`.
 */
export const listQuery = z.object({
  step: z.string().max(80).optional(),
  q: z.string().max(200).default(''),
  state: z.array(z.enum(SHOWN_STANDINGS)).max(10).default([]),
  district: z.string().max(80).default(''),
  category: z.string().max(10).default(''),
  origin: z.enum(['', ...ORIGINS]).default(''),
  order: z.enum(ORDERS).optional(),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).optional(),
  after: z.string().max(80).optional(),
  offset: z.coerce.number().int().min(0).max(1000).default(0),
});
export type ListQuery = z.output<typeof listQuery>;

export function listRequest(query: ListQuery, frame: ListFrame, seed: number): ListRequest {
  const place = placeAt(frame, query.district);
  return {
    words: query.q.trim(),
    states: query.state,
    districtId: query.district === 'city' ? 'city' : place?.neighbourhood ? undefined : place?.district.id,
    neighbourhoodId: place?.neighbourhood?.id,
    categoryId: frame.categories.find(({ position }) => String(position) === query.category)?.id,
    origin: query.origin || undefined,
    order: query.order,
    seed: query.seed ?? seed,
    after: readCursor(query.after),
    offset: query.offset,
  };
}

/** The address of the same list, changed. */
export function listAddress(base: string, query: Partial<ListQuery>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value) parts.append(`${name}[]`, each);
    else if (value !== undefined && value !== '' && value !== 0) parts.append(name, String(value));
  }
  const search = parts.toString();
  return search ? `${base}?${search}` : base;
}

/** `key~id` or `key~id~lap`. */
export function writeCursor({ key, id, lap }: Cursor): string {
  return lap === undefined ? `${key}~${id}` : `${key}~${id}~${lap}`;
}

function readCursor(text: string | undefined): Cursor | undefined {
  const [key = '', id = '', lap] = (text ?? '').split('~');
  if (!/^-?\d{1,16}$/.test(key) || !isId(id)) return undefined;
  return { key: Number(key), id: id as ProposalId, ...(lap === undefined ? {} : { lap: lap === '1' ? 1 : 0 }) };
}
