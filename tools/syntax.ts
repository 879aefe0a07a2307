import { type Module, parseSync } from '@swc/core';

/** A node of the syntax tree, as far as the checks look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Parses TypeScript, with JSX in .tsx. A file that does not parse is the compiler's to report: it has no nodes here. */
export function nodesOf(path: string, text: string): SyntaxNode[] {
  const tree = treeOf(path, text);
  return tree ? nodesUnder(tree, () => false) : [];
}

/** The whole file; null where it does not parse. */
export function treeOf(path: string, text: string): SyntaxNode | null {
  try {
    const tree: Module = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' });
    return tree as unknown as SyntaxNode;
  } catch {
    return null;
  }
}

/** A node and all under it, but for those that are left out with what stands under them. */
export function nodesUnder(node: SyntaxNode, leftOut: (node: SyntaxNode) => boolean): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  collect(node, nodes, leftOut);
  return nodes;
}

export function isNode(value: unknown, type?: string): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && (type === undefined || value.type === type);
}

/** The name called: `t` of `t(…)` and of `reader.t(…)`. */
export function calledName(call: SyntaxNode): string | undefined {
  const callee = call.callee;
  if (isNode(callee, 'Identifier')) return String(callee.value);
  if (isNode(callee, 'MemberExpression') && isNode(callee.property, 'Identifier')) return String(callee.property.value);
  return undefined;
}

export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const given = call.arguments as readonly { readonly expression: SyntaxNode }[] | undefined;
  return (given ?? []).map(({ expression }) => expression);
}

/** The names an object literal gives, or null where a spread or a computed name hides some. */
export function namesGiven(expression: SyntaxNode | undefined): string[] | null {
  if (!isNode(expression, 'ObjectExpression')) return null;
  const names: string[] = [];
  for (const property of expression.properties as readonly SyntaxNode[]) {
    const key = property.type === 'Identifier' ? property : property.key;
    if (!isNode(key) || !['Identifier', 'StringLiteral'].includes(key.type)) return null;
    names.push(String(key.value));
  }
  return names;
}

/** The fixed pieces of a template literal, in order. */
export function pieces(template: SyntaxNode): string[] {
  return (template.quasis as readonly { readonly raw: string; readonly cooked?: string }[]).map(
    ({ cooked, raw }) => cooked ?? raw,
  );
}

function collect(value: unknown, into: SyntaxNode[], leftOut: (node: SyntaxNode) => boolean): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, leftOut);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) {
    if (leftOut(value)) return;
    into.push(value);
  }
  for (const child of Object.values(value)) collect(child, into, leftOut);
}
