import { isTest, lineAt, listFiles, readText } from './files.ts';
import { argumentsOf, calledName, isNode, namesGiven, nodesOf, pieces, type SyntaxNode } from './syntax.ts';

/** One place in the code that says words: `key` is a key of the locales, or a pattern with `*`. */
export interface WordUse {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  /** Names of the blanks filled here; null where the code hides them in a variable. */
  readonly blanks: readonly string[] | null;
}

export interface WordUses {
  readonly words: readonly WordUse[];
  readonly refusals: readonly WordUse[];
  /** Texts that are a key if a locale has it: `{ key: 'identity.said.signed-out' }`, a problem of a zod schema. */
  readonly given: readonly string[];
  /** Calls of t(…) whose key is nowhere in the file: no text that may be one, and no `// words: …` comment. */
  readonly undeclared: readonly { readonly path: string; readonly line: number }[];
}

const KEY = /^[a-z0-9-]+([.][A-Za-z0-9-]+)+$/;
/** `// words: given` in a file that says what others hand it. */
const GIVEN = 'given';
const DECLARED = /(?:\/\/|\/\*\*?) words: ([^\n]*?)\s*(?:\*\/|$)/gm;

/** What the pages and use cases say. A key made of pieces, t(`proposals.state.${s}`), is the pattern `proposals.state.*`. */
export function wordUses(root: string): WordUses {
  const words: WordUse[] = [];
  const refusals: WordUse[] = [];
  const given: string[] = [];
  const undeclared: { path: string; line: number }[] = [];
  const files = listFiles(root, ['src', 'libs'], /[.]tsx?$/).filter(
    (path) => !isTest(path) && !path.includes('platform/words/'),
  );
  for (const path of files) {
    const text = readText(root, path);
    const nodes = nodesOf(path, text);
    const declared = declaredIn(path, text);
    const asData = textsLikeKeys(nodes);
    given.push(...asData);
    words.push(...declared.filter(({ key }) => key !== GIVEN));
    refusals.push(...refusedIn(path, text, nodes));
    for (const call of nodes.filter((node) => node.type === 'CallExpression' && calledName(node) === 't')) {
      const key = argumentsOf(call)[0];
      const keys = keysOf(key);
      if (keys.length === 0 && declared.length === 0 && asData.length === 0)
        undeclared.push({ path, line: lineOf(text, isNode(key, 'Identifier') ? `t(${String(key.value)}` : 't(') });
      for (const said of keys) words.push({ key: said, path, line: lineOf(text, said), blanks: blanksOf(call) });
    }
  }
  return { words, refusals, given, undeclared };
}

function declaredIn(path: string, text: string): WordUse[] {
  return [...text.matchAll(DECLARED)].flatMap((match) =>
    (match[1] ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((key) => ({ key, path, line: lineAt(text, match.index), blanks: null })),
  );
}

function textsLikeKeys(nodes: readonly SyntaxNode[]): string[] {
  return nodes
    .filter((node) => node.type === 'StringLiteral')
    .map((node) => String(node.value))
    .filter((text) => KEY.test(text));
}

/** Every key the expression may become: both arms of a choice; a template with holes is a pattern. */
function keysOf(expression: SyntaxNode | undefined): string[] {
  if (!isNode(expression)) return [];
  if (expression.type === 'StringLiteral') return [String(expression.value)];
  if (expression.type === 'TemplateLiteral') return patternOf(pieces(expression));
  if (expression.type === 'ConditionalExpression')
    return [...keysOf(expression.consequent as SyntaxNode), ...keysOf(expression.alternate as SyntaxNode)];
  if (expression.type === 'ParenthesisExpression') return keysOf(expression.expression as SyntaxNode);
  return [];
}

function patternOf(fixed: readonly string[]): string[] {
  return fixed[0] === '' ? [] : [fixed.join('*')];
}

function blanksOf(call: SyntaxNode): string[] | null {
  const given = argumentsOf(call)[1];
  return given === undefined ? [] : namesGiven(given);
}

function refusedIn(path: string, text: string, nodes: readonly SyntaxNode[]): WordUse[] {
  const use = (key: string, blanks: readonly string[] | null) => ({
    key,
    path,
    line: lineOf(text, `'${key}'`),
    blanks,
  });
  const calls = nodes.filter((node) => node.type === 'CallExpression' && calledName(node) === 'refuse');
  const aliases = new Map(
    nodes
      .filter((node) => node.type === 'TsTypeAliasDeclaration')
      .map((node) => [String((node.id as SyntaxNode).value), node.typeAnnotation as SyntaxNode]),
  );
  const types = nodes.filter((node) => node.type === 'TsTypeReference' && ['Result', 'Refusal'].includes(nameOf(node)));
  return [
    ...calls.flatMap((call) => keysOf(argumentsOf(call)[0]).map((code) => use(code, blanksOf(call)))),
    ...types.flatMap((type) => literalsOf(codeType(type), aliases).map((code) => use(code, null))),
  ];
}

function codeType(reference: SyntaxNode): SyntaxNode | undefined {
  const params = (reference.typeParams as { readonly params?: readonly SyntaxNode[] } | null)?.params ?? [];
  return nameOf(reference) === 'Result' ? params[1] : params[0];
}

function literalsOf(type: SyntaxNode | undefined, aliases: ReadonlyMap<string, SyntaxNode>): string[] {
  if (type === undefined) return [];
  if (type.type === 'TsLiteralType' && isNode(type.literal, 'StringLiteral')) return [String(type.literal.value)];
  if (type.type === 'TsUnionType')
    return (type.types as readonly SyntaxNode[]).flatMap((part) => literalsOf(part, aliases));
  if (type.type === 'TsTypeReference') {
    const alias = aliases.get(nameOf(type));
    return alias === undefined || alias === type ? [] : literalsOf(alias, new Map());
  }
  return [];
}

function nameOf(reference: SyntaxNode): string {
  return isNode(reference.typeName, 'Identifier') ? String(reference.typeName.value) : '';
}

function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle.split('*')[0] ?? '');
  return at < 0 ? 1 : lineAt(text, at);
}
