/** Ids are UUIDv7 (RFC 9562 §5.7): made by the program, ordered by time, never reused. Branded so that they do not mix. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type PersonId = Id<'person'>;
export type ProcessId = Id<'process'>;
export type StepId = Id<'step'>;
export type ProposalId = Id<'proposal'>;
export type CommentId = Id<'comment'>;
export type DistrictId = Id<'district'>;
export type NeighbourhoodId = Id<'neighbourhood'>;
export type FileId = Id<'file'>;
export type SessionId = Id<'session'>;

/**
 * @param milliseconds since 1970
 * @param random 10 bytes of chance
 */
export function uuidv7(milliseconds: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let time = milliseconds;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
