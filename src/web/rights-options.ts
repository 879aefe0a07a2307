import { listAreas, readCity } from '#modules/city/index.ts';
import type { Recipient, RightsOptions } from '#modules/rights/index.ts';
import type { Config } from '#platform/config.ts';
import { corrections } from './corrections.ts';
import { declaredTables } from './declared-tables.ts';
import { namesOfHeld } from './names-of-held.ts';

/** What "Your data" needs to know of the rest of the house. */
export function rightsOptions(config: Config): RightsOptions {
  return {
    tables: declaredTables,
    names: namesOfHeld,
    corrections,
    recipients: recipientsIn(config),
    async controller(ctx, reader) {
      const { name, contact } = await readCity(ctx);
      const { email = null, address = null } = contact;
      return { name: reader.text(name), email, address, site: ctx.origin };
    },
    async groupNames(ctx, reader) {
      return new Map((await listAreas(ctx, 'district')).map(({ id, name }) => [id, reader.text(name)]));
    },
  };
}

/** Programs that others may run and that data passes through, as the settings say. */
function recipientsIn({ smtpUrl, s3, oidc }: Config): Recipient[] {
  return [
    ...(smtpUrl ? (['mail-server'] as const) : []),
    ...(s3 ? (['file-store'] as const) : []),
    ...(oidc ? (['sign-in-provider'] as const) : []),
  ];
}
