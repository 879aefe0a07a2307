import { isTest, lineAt, listFiles, readText } from './files.ts';
import { type Finding, runAsScript } from './finding.ts';
import { argumentsOf, calledName, isNode, nodesOf, pieces, type SyntaxNode } from './syntax.ts';

const KYSELY =
  /^(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|truncateTable|from|using|table|[a-z]*Join|[a-z]+JoinLateral)$/;
const NAMES_A_TABLE =
  /\b(?:from|join|into|update|table|truncate|references|only|on|using|copy|exists)\s+"?(?:public"?[.]"?)?([a-z_][a-z0-9_]*)"?/gi;
const LOOKS_LIKE_SQL =
  /\b(select|insert\s+into|update|delete\s+from|truncate|copy|alter\s+table|create\s+(unique\s+)?index)\b/i;
const CREATES = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?"?([a-z_][a-z0-9_]*)"?/gi;
const PLATFORM = 'platform';

/** A module reads and writes only its own tables (law 5): the one whose migration creates a table owns it. */
export function checkTableOwners(root: string): Finding[] {
  const migrations = listFiles(root, ['src'], /\/migrations\/[^/]+[.]sql$/);
  const { owners, findings } = ownersOf(root, migrations);
  const code = listFiles(root, ['src'], /[.]tsx?$/).filter(
    (path) => !isTest(path) && !/\/(testing|fixtures?)[./]/.test(path),
  );
  return [
    ...findings,
    ...migrations.flatMap((path) => judge(path, inSql(withoutSqlComments(readText(root, path))), owners)),
    ...code.flatMap((path) => judge(path, inCode(path, readText(root, path)), owners)),
  ];
}

/** The folder that owns what stands in it: `identity`, `participation/proposals`, `platform`, `web`. */
export function roomOf(path: string): string {
  const module = /^src\/modules\/(?:(participation|learning|work|innovation|inclusion)\/([^/]+)|([^/]+))\//.exec(path);
  if (module) return module[3] ?? `${module[1]}/${module[2]}`;
  return /^src\/([^/]+)/.exec(path)?.[1] ?? path;
}

export function ownersOf(root: string, migrations = listFiles(root, ['src'], /\/migrations\/[^/]+[.]sql$/)) {
  const owners = new Map<string, string>(MADE_BY_NO_MIGRATION);
  const findings: Finding[] = [];
  for (const path of migrations) {
    for (const [, table = ''] of withoutSqlComments(readText(root, path)).matchAll(CREATES)) {
      const owner = owners.get(table);
      if (owner !== undefined && owner !== roomOf(path))
        findings.push({ path, says: `creates ${table}, which ${owner} owns` });
      else owners.set(table, roomOf(path));
    }
  }
  return { owners, findings };
}

/** The one table no migration makes: the list of those that ran. */
const MADE_BY_NO_MIGRATION: readonly (readonly [string, string])[] = [['schema_migrations', PLATFORM]];

interface Named {
  readonly table: string;
  readonly line: number;
}

function judge(path: string, named: readonly Named[], owners: ReadonlyMap<string, string>): Finding[] {
  const seen = new Set<string>();
  return named.flatMap(({ table, line }) => {
    const owner = owners.get(table);
    if (owner === undefined || owner === roomOf(path) || seen.has(table)) return [];
    seen.add(table);
    return [{ path, line, says: `names ${table}, a table of ${owner}: ask that module` }];
  });
}

function inSql(sql: string, from = 0): Named[] {
  return [...sql.matchAll(NAMES_A_TABLE)].map((match) => ({
    table: (match[1] ?? '').toLowerCase(),
    line: from + lineAt(sql, match.index),
  }));
}

/** Kysely's verbs and the text of every SQL literal. */
function inCode(path: string, text: string): Named[] {
  return nodesOf(path, text).flatMap((node): Named[] => {
    if (node.type === 'CallExpression' && KYSELY.test(calledName(node) ?? ''))
      return argumentsOf(node)
        .slice(0, 1)
        .flatMap(tablesIn)
        .map((table) => ({ table, line: lineOf(text, table) }));
    const sql = sqlOf(node);
    return sql === '' ? [] : inSql(sql).map(({ table }) => ({ table, line: lineOf(text, table) }));
  });
}

function sqlOf(node: SyntaxNode): string {
  if (node.type === 'TaggedTemplateExpression' && isNode(node.tag)) {
    const tag = node.tag.type === 'Identifier' ? node.tag.value : '';
    return tag === 'sql' && isNode(node.template) ? withoutSqlComments(pieces(node.template).join(' ? ')) : '';
  }
  const text =
    node.type === 'StringLiteral'
      ? String(node.value)
      : node.type === 'TemplateLiteral'
        ? pieces(node).join(' ? ')
        : '';
  return LOOKS_LIKE_SQL.test(text) ? withoutSqlComments(text) : '';
}

function tablesIn(expression: SyntaxNode): string[] {
  if (expression.type === 'StringLiteral')
    return [
      String(expression.value)
        .split(/\s+as\s+/i)[0]
        ?.trim() ?? '',
    ];
  if (expression.type === 'ArrayExpression')
    return (expression.elements as readonly ({ readonly expression: SyntaxNode } | null)[]).flatMap((item) =>
      item ? tablesIn(item.expression) : [],
    );
  return [];
}

function withoutSqlComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
}

function lineOf(text: string, table: string): number {
  const at = text.search(new RegExp(`(from|into|join|update|table|['"\`])\\s*"?${table}\\b`, 'i'));
  return at < 0 ? 1 : lineAt(text, at);
}

await runAsScript(import.meta.url, checkTableOwners);
