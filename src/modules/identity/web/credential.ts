import { z } from 'zod';

/** What a browser sends of a passkey: JSON in a field. Its parts are the library's to check; here, that it is one at all. */
const credential = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({}),
});

export const credentialField = z
  .string()
  .max(20_000, 'passkeys.form.unreadable')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'passkeys.form.unreadable' });
      return z.NEVER;
    }
  })
  .pipe(credential);
