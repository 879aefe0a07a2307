import type { TableDeclaration } from '#kernel/personal-data.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Controller } from '../consent-receipt.ts';
import type { CorrectionsOf } from '../correction.ts';
import type { NamesOf } from './names-in.ts';

export interface RightsOptions {
  /** The declarations of every table of the house. */
  readonly tables: readonly TableDeclaration[];
  readonly names: NamesOf;
  /** What people cannot change themselves, as the modules that own it change it. */
  readonly corrections: CorrectionsOf;
  /** Who answers for the data. */
  controller(ctx: Ctx, reader: Reader): Promise<Controller>;
  /** Programs outside the house that data passes through: keys of words, `consents.recipient.<key>`. */
  readonly recipients: readonly Recipient[];
  /** The name of a group of the statistics. */
  groupNames(ctx: Ctx, reader: Reader): Promise<ReadonlyMap<string, string>>;
}

export type Recipient = 'mail-server' | 'file-store' | 'sign-in-provider';
