import { basename, dirname } from 'node:path';
import { listFiles, readText } from './files.ts';
import { type Finding, runAsScript } from './finding.ts';

const FOLDERS = ['src', 'libs', 'journeys', 'bench', 'tools'];
const CODE = /[.](tsx?|css)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*$/;
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'manager', 'service', 'common', 'misc', 'shared'];
const MAX_LINES = 300;
/** A file of public test vectors, of words or of drawn data may be long where its first lines say so. */
const EXEMPTION = /^\s*(\/\/|\/\*\*?) long: .{10,}/m;

/** Names that say it, files one can read at a sitting, tests beside what they test. */
export function checkFileNames(root: string): Finding[] {
  const files = listFiles(root, FOLDERS, CODE);
  const known = new Set(files);
  return files.flatMap((path) => [...nameOf(path), ...lengthOf(path, readText(root, path)), ...placeOf(path, known)]);
}

function nameOf(path: string): Finding[] {
  const findings: Finding[] = [];
  const [stem = ''] = basename(path).split('.');
  const mayBePascal = /[.]tsx$/.test(path);
  if (!KEBAB.test(stem) && !(mayBePascal && PASCAL.test(stem)))
    findings.push({ path, says: `is named neither kebab-case${mayBePascal ? ' nor PascalCase' : ''}` });
  for (const folder of dirname(path).split('/'))
    if (!KEBAB.test(folder)) findings.push({ path, says: `stands in a folder that is not kebab-case: ${folder}` });
  const words = [...dirname(path).split('/'), ...stem.split('-')].map((word) => word.toLowerCase());
  for (const word of words)
    if (EMPTY_WORDS.includes(word))
      findings.push({ path, says: `has "${word}" in its name: say what it does instead` });
  return findings;
}

function lengthOf(path: string, text: string): Finding[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines <= MAX_LINES || EXEMPTION.test(text.slice(0, 400))) return [];
  return [{ path, says: `has ${lines} lines; the limit is ${MAX_LINES}: find the second idea in it` }];
}

function placeOf(path: string, known: ReadonlySet<string>): Finding[] {
  if (!/^(src|libs)\/.*[.]test[.]tsx?$/.test(path)) return [];
  const folder = dirname(path);
  const [stem = ''] = basename(path).split('.');
  const tested = [`${stem}.ts`, `${stem}.tsx`, `${stem}.island.ts`, `${stem}.island.tsx`].map(
    (name) => `${folder}/${name}`,
  );
  const besideCode = [...known].some((other) => dirname(other) === folder && !/[.]test[.]tsx?$/.test(other));
  if (tested.some((file) => known.has(file)) || besideCode) return [];
  return [{ path, says: 'is a test with no code beside it' }];
}

await runAsScript(import.meta.url, checkFileNames);
