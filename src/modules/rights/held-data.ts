import type { LegalBasis, Purpose, Retention, TableDeclaration } from '#kernel/personal-data.ts';

export type HeldValue = string | number | boolean | Date | readonly string[] | null;

/** A column that a person gets a copy of. */
export interface HeldColumn {
  /** `table.column` */
  readonly place: string;
  readonly column: string;
  /** Its name in the copy; `rights.column.<label>` says it in words. */
  readonly name: string;
  readonly label: string;
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  readonly retention: Retention;
  readonly sealed: boolean;
  readonly public: boolean;
}

/** A table with rows about people, and what of it they get a copy of. */
export interface HeldTable {
  readonly table: string;
  /** `rights.table.<label>` */
  readonly label: string;
  /** The column that names the person. */
  readonly subject: string;
  readonly columns: readonly HeldColumn[];
}

/** The rows of one table about one person, by the columns' names. */
export interface HeldRows {
  readonly table: HeldTable;
  readonly rows: readonly Readonly<Record<string, HeldValue>>[];
  /** Of all rows, where only the newest were read. */
  readonly total: number;
  /** When the oldest was made, where the table knows. */
  readonly since: Date | null;
}

/** Who read whose data is shown apart from what is held: it is the log itself. */
export const ACCESS_LOG = 'personal_data_accesses';

/** Every table of the house that says something of a person, as its modules declared it. */
export function heldTables(declared: readonly TableDeclaration[]): HeldTable[] {
  return declared.flatMap(({ table, subject, personal }) => {
    const columns = Object.entries(personal).flatMap(([column, declaration]): HeldColumn[] => {
      const { exportAs, purpose, legalBasis, retention } = declaration;
      if (exportAs === null) return [];
      const [isSealed, isPublic] = [declaration.sealed === true, declaration.public === true];
      const said = { name: exportAs, label: exportAs.replaceAll('_', '-'), place: `${table}.${column}`, column };
      return [{ ...said, purpose, legalBasis, retention, sealed: isSealed, public: isPublic }];
    });
    return subject === null || columns.length === 0
      ? []
      : [{ table, label: table.replaceAll('_', '-'), subject, columns }];
  });
}
