/** How long a code and its link work. */
export const TICKET_MINUTES = 10;
/** Wrong codes after which a ticket is spent. */
export const TRIES = 5;
/** A session ends after so many days without a visit. */
export const SESSION_DAYS = 30;

const CODE_LENGTH = 6;

/** One spelling for one address: trimmed, lower case, Unicode composed. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Six digits, every one equally likely (bytes of 250 and more are thrown away). */
export function codeFrom(bytes: (length: number) => Uint8Array): string {
  let code = '';
  while (code.length < CODE_LENGTH) {
    for (const byte of bytes(CODE_LENGTH)) {
      if (byte < 250 && code.length < CODE_LENGTH) code += String(byte % 10);
    }
  }
  return code;
}

/** Codes are typed with spaces and in other digits too. */
export function readCode(typed: string): string {
  return typed.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replace(/\D/g, '');
}

export function isTicketOpen(
  ticket: { used_at: Date | null; wrong_tries: number; expires_at: Date },
  now: Date,
): boolean {
  return ticket.used_at === null && ticket.wrong_tries < TRIES && now < ticket.expires_at;
}
