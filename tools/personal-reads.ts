import { lineAt } from './files.ts';
import { argumentsOf, calledName, isNode, nodesUnder, pieces, type SyntaxNode, treeOf } from './syntax.ts';

export interface Reads {
  /** `table.column` */
  readonly columns: readonly string[];
}

/** A function of a file, as far as it reads. */
export interface ReadingFunction {
  /** `path#name` */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly line: number;
  /** What its own queries give back, outside `ctx.personal.read(…)`; null: nothing personal. */
  readonly reads: Reads | null;
  /** Functions it calls outside `ctx.personal.read(…)`. */
  readonly calls: readonly string[];
  /** Of its file: local name → where it comes from. */
  readonly imports: ReadonlyMap<string, { readonly source: string; readonly name: string }>;
}

type Guarded = ReadonlyMap<string, readonly string[]>;

const NAMES_A_TABLE = /\b(?:from|join|update|into)\s+"?([a-z_][a-z0-9_]*)"?/gi;
const GIVES_BACK =
  /\b(?:select(?:\s+distinct(?:\s+on\s*\([^)]*\))?)?|returning)\b([\s\S]*?)(?=\bfrom\b|\bon\s+conflict\b|$)/gi;
const TABLE_VERBS = /^(selectFrom|updateTable|insertInto|deleteFrom|[a-z]*Join)$/;

/** The top-level functions of a file. */
export function readingFunctions(path: string, text: string, guarded: Guarded): ReadingFunction[] {
  const tree = treeOf(path, text);
  if (!tree) return [];
  const body = tree.body as readonly SyntaxNode[];
  const imports = importsOf(body);
  const constants = constantsOf(body);
  return body.flatMap(functionsIn).map(({ name, node }) => {
    const nodes = outsideReading(node);
    return {
      ...{
        id: `${path}#${name}`,
        path,
        name,
        imports,
        line: lineAt(text, Math.max(0, text.search(new RegExp(`\\b${name}\\b`)))),
      },
      reads: readsOf(nodes, constants, guarded),
      calls: nodes.flatMap((one) => (one.type === 'CallExpression' ? (calledName(one) ?? []) : [])),
    };
  });
}

function functionsIn(statement: SyntaxNode): { name: string; node: SyntaxNode }[] {
  const declaration = isNode(statement.declaration) ? statement.declaration : statement;
  if (declaration.type === 'FunctionDeclaration' && isNode(declaration.identifier))
    return [{ name: String(declaration.identifier.value), node: declaration }];
  if (declaration.type !== 'VariableDeclaration') return [];
  return (declaration.declarations as readonly SyntaxNode[]).flatMap(({ id, init }) =>
    isNode(id, 'Identifier') && isNode(init) && /Arrow|Function/.test(init.type)
      ? [{ name: String(id.value), node: init }]
      : [],
  );
}

/** Everything under a node but what stands in the callback of `….personal.read(…)`. */
function outsideReading(node: SyntaxNode): SyntaxNode[] {
  return nodesUnder(node, (one) => one.type === 'CallExpression' && isPersonalRead(one));
}

function isPersonalRead(call: SyntaxNode): boolean {
  const { callee } = call;
  if (calledName(call) !== 'read' || !isNode(callee, 'MemberExpression') || !isNode(callee.object)) return false;
  const { object } = callee;
  const last = object.type === 'MemberExpression' && isNode(object.property) ? object.property : object;
  return last.value === 'personal';
}

function readsOf(nodes: readonly SyntaxNode[], constants: ReadonlyMap<string, string>, guarded: Guarded): Reads | null {
  const columns = new Set<string>();
  for (const node of nodes) {
    if (node.type !== 'TaggedTemplateExpression' || !isNode(node.tag) || node.tag.value !== 'sql') continue;
    const text = isNode(node.template) ? filledIn(node.template, constants) : '';
    const tables = [...text.matchAll(NAMES_A_TABLE)].map(([, table = '']) => table.toLowerCase());
    for (const [, list = ''] of text.matchAll(GIVES_BACK)) add(columns, tables, list, guarded);
  }
  const kysely = nodes.filter((node) => node.type === 'CallExpression');
  const tables = kysely.filter((call) => TABLE_VERBS.test(calledName(call) ?? '')).flatMap(textsIn);
  for (const call of kysely) {
    const verb = calledName(call) ?? '';
    if (/^(select|returning)$/.test(verb)) add(columns, tables, argumentTexts(call, constants).join(' '), guarded);
    if (/^(selectAll|returningAll)$/.test(verb)) add(columns, tables, '*', guarded);
  }
  return columns.size > 0 ? { columns: [...columns].sort() } : null;
}

function add(columns: Set<string>, tables: readonly string[], list: string, guarded: Guarded): void {
  // A count of all rows gives back no column.
  const named = list.replace(/count\(\*\)/g, '');
  for (const table of tables.map((one) => one.split(/\s+as\s+/i)[0] ?? one)) {
    for (const column of guarded.get(table) ?? [])
      if (new RegExp(`(^|[\\s,(.])${column}\\b|(^|[\\s,.])\\*`).test(named)) columns.add(`${table}.${column}`);
  }
}

/** A template with the constants of its file put in their places. */
function filledIn(template: SyntaxNode, constants: ReadonlyMap<string, string>): string {
  const expressions = template.expressions as readonly SyntaxNode[];
  return pieces(template)
    .map((piece, at) => {
      const next = expressions[at];
      return piece + (isNode(next, 'Identifier') ? (constants.get(String(next.value)) ?? '?') : next ? '?' : '');
    })
    .join('');
}

function constantsOf(body: readonly SyntaxNode[]): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const statement of body) {
    const declaration = isNode(statement.declaration) ? statement.declaration : statement;
    if (declaration.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations as readonly SyntaxNode[])
      if (isNode(id, 'Identifier') && isNode(init)) constants.set(String(id.value), textsIn(init).join(' '));
  }
  return constants;
}

function argumentTexts(call: SyntaxNode, constants: ReadonlyMap<string, string>): string[] {
  return argumentsOf(call).flatMap((one) =>
    one.type === 'Identifier' ? [constants.get(String(one.value)) ?? ''] : textsIn(one),
  );
}

function textsIn(node: SyntaxNode): string[] {
  return nodesUnder(node, () => false).flatMap((one) => {
    if (one.type === 'StringLiteral') return [String(one.value)];
    return one.type === 'TemplateLiteral' ? [pieces(one).join(' ')] : [];
  });
}

function importsOf(body: readonly SyntaxNode[]): ReadingFunction['imports'] {
  const imports = new Map<string, { source: string; name: string }>();
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration' || !isNode(statement.source)) continue;
    for (const specifier of statement.specifiers as readonly SyntaxNode[]) {
      if (!isNode(specifier.local)) continue;
      const local = String(specifier.local.value);
      const name = isNode(specifier.imported) ? String(specifier.imported.value) : local;
      imports.set(local, { source: String(statement.source.value), name });
    }
  }
  return imports;
}
