import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrom, isTicketOpen, normaliseEmail, readCode } from './sign-in.ts';

describe('signing in', () => {
  it('takes one address in any spelling of case and space for the same', () => {
    expect(normaliseEmail('  Aina@Example.ORG ')).toBe('aina@example.org');
  });

  it('makes codes of six digits from any bytes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(255)), (bytes) => {
        const code = codeFrom((length) => Uint8Array.from({ length }, () => bytes.next().value as number));
        expect(code).toMatch(/^\d{6}$/);
      }),
      { numRuns: 50 },
    );
  });

  it('makes no digit likelier than another: bytes from 250 on are thrown away', () => {
    const bytes = [255, 250, 249, 0, 1, 2, 3, 4, 251, 7];
    expect(codeFrom((length) => Uint8Array.from({ length }, () => bytes.shift() ?? 0))).toBe('901234');
  });

  it('reads a code typed with spaces or in Arabic digits', () => {
    expect(readCode(' 123 456 ')).toBe('123456');
    expect(readCode('١٢٣٤٥٦')).toBe('123456');
  });

  it('holds a ticket open for its time, once, and for five tries', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    const later = new Date('2026-11-23T10:10:00Z');
    const open = { used_at: null, wrong_tries: 0, expires_at: later };
    expect(isTicketOpen(open, now)).toBe(true);
    expect(isTicketOpen(open, later)).toBe(false);
    expect(isTicketOpen({ ...open, used_at: now }, now)).toBe(false);
    expect(isTicketOpen({ ...open, wrong_tries: 5 }, now)).toBe(false);
  });
});
