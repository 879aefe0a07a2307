import type { TableDeclaration } from '#kernel/personal-data.ts';

/** What erasing a person does to one table. */
export interface Erasure {
  readonly table: string;
  /** The column that names the person. */
  readonly subject: string;
  /** `delete` takes her rows away; a list empties these columns of them. */
  readonly does: 'delete' | readonly string[];
}

/** The log of who looked stays, and the row of the destroyed key: both are proof, and name nobody once the rest is gone. */
const KEPT_BY_THE_PLATFORM = ['person_keys'];

/** From the modules' own declarations: a column that is declared is also erased (GDPR art. 17). */
export function erasurePlan(declared: readonly TableDeclaration[]): Erasure[] {
  return declared.flatMap(({ table, subject, personal }): Erasure[] => {
    if (subject === null || KEPT_BY_THE_PLATFORM.includes(table)) return [];
    const columns = Object.entries(personal);
    if (columns.some(([, { erase }]) => erase === 'delete-row')) return [{ table, subject, does: 'delete' }];
    const cleared = columns.filter(([, { erase }]) => erase === 'clear').map(([column]) => column);
    return cleared.length === 0 ? [] : [{ table, subject, does: cleared }];
  });
}

/** Tables of which rows stay, without her name: `rights.stays.<label>` says what and why. */
export function staysWithoutName(declared: readonly TableDeclaration[]): string[] {
  return declared
    .filter(({ subject, personal }) => {
      const columns = Object.values(personal);
      const spoken = columns.some(({ erase, public: isPublic }) => erase === 'keep-without-name' && isPublic);
      return subject !== null && spoken && !columns.some(({ erase }) => erase === 'delete-row');
    })
    .map(({ table }) => table);
}
