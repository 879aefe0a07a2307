import type { LegalBasis, Purpose, Retention, TableDeclaration } from '#kernel/personal-data.ts';
import { CONSENTS, consentOf } from './consents.ts';

/** Everything done with personal data for one purpose (GDPR art. 30(1)), as the code declares it. */
export interface Activity {
  readonly purpose: Purpose;
  readonly legalBases: readonly LegalBasis[];
  readonly tables: readonly RegisteredTable[];
}

export interface RegisteredTable {
  readonly table: string;
  /** `rights.table.<label>`, where people get a copy of it; else null. */
  readonly label: string | null;
  /** The module that keeps it. */
  readonly module: string;
  readonly columns: readonly RegisteredColumn[];
}

export interface RegisteredColumn {
  readonly column: string;
  /** `rights.column.<label>`, where people get a copy of it; null: a key, a hash, an id. */
  readonly label: string | null;
  readonly legalBasis: LegalBasis;
  readonly retention: Retention;
  readonly sealed: boolean;
  readonly public: boolean;
  readonly erase: 'clear' | 'delete-row' | 'keep-without-name';
}

/** The register of processing, made from the declarations: a column that is declared stands in it. */
export function processingRegister(declared: readonly TableDeclaration[]): Activity[] {
  const own = declared.flatMap(({ personal }) => Object.values(personal).map((one) => one.purpose));
  const purposes = [...new Set([...own, ...underConsent(declared).map(({ purpose }) => purpose)])];
  return purposes.map((purpose) => {
    const tables = [...declared, ...underConsent(declared).filter((one) => one.purpose === purpose)].flatMap((table) =>
      tableFor(table, purpose),
    );
    const legalBases = [...new Set(tables.flatMap(({ columns }) => columns.map(({ legalBasis }) => legalBasis)))];
    return { purpose, legalBases, tables };
  });
}

/** Columns that are used for another purpose too, of those who said yes to it. */
function underConsent(declared: readonly TableDeclaration[]): (TableDeclaration & { readonly purpose: Purpose })[] {
  return CONSENTS.map(consentOf).flatMap(({ purpose, legalBasis, columns }) =>
    declared.flatMap((table) => {
      const used = Object.entries(table.personal).filter(
        ([column, one]) => columns.includes(`${table.table}.${column}`) && one.purpose !== purpose,
      );
      if (used.length === 0) return [];
      const personal = Object.fromEntries(used.map(([column, one]) => [column, { ...one, purpose, legalBasis }]));
      return [{ ...table, purpose, personal }];
    }),
  );
}

function tableFor({ table, module, subject, personal }: TableDeclaration, purpose: Purpose): RegisteredTable[] {
  const columns = Object.entries(personal)
    .filter(([, declaration]) => declaration.purpose === purpose)
    .map(
      ([
        column,
        { exportAs, legalBasis, retention, sealed = false, public: isPublic = false, erase },
      ]): RegisteredColumn => ({
        ...{ column, legalBasis, retention, sealed, public: isPublic, erase },
        label: subject === null ? null : (exportAs?.replaceAll('_', '-') ?? null),
      }),
    );
  if (columns.length === 0) return [];
  const isCopied = subject !== null && Object.values(personal).some(({ exportAs }) => exportAs !== null);
  return [{ table, label: isCopied ? table.replaceAll('_', '-') : null, module, columns }];
}
