import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isTest, listFiles, readText } from './files.ts';
import { type Finding, runAsScript } from './finding.ts';

const SOURCE = /^#+ .*\b(source|sources|reference|references)\b/im;
const CITATION = /https?:\/\/|doi:|ISBN|RFC \d+/i;

/** Every use case has its test, every algorithm its source, every library its README and licence. */
export function checkUseCases(root: string): Finding[] {
  return [...useCasesWithoutTest(root), ...algorithmsWithoutSource(root), ...librariesWithoutPapers(root)];
}

/** A use case: `support-proposal.ts` in a slice's own folder, showing `supportProposal(ctx: Ctx, …)`. */
function useCasesWithoutTest(root: string): Finding[] {
  const files = listFiles(root, ['src/modules'], /\/[a-z]+(-[a-z0-9]+)+[.]ts$/).filter((path) => !isTest(path));
  return files
    .filter((path) => isUseCase(path, readText(root, path)))
    .filter((path) => !existsSync(join(root, path.replace(/[.]ts$/, '.test.ts'))))
    .map((path) => ({
      path,
      says: `is a use case without its test: write ${basename(path, '.ts')}.test.ts beside it`,
    }));
}

function isUseCase(path: string, text: string): boolean {
  const verbNoun = basename(path, '.ts').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (/\/web\//.test(path) || /-(store|jobs|emails|seed)[.]ts$/.test(path)) return false;
  return new RegExp(`export (async )?function ${verbNoun}\\s*(<[^(]*>)?\\(\\s*ctx\\s*:\\s*Ctx\\b`).test(text);
}

function algorithmsWithoutSource(root: string): Finding[] {
  return listFiles(root, ['docs/algorithms'], /[.]md$/)
    .filter((path) => basename(path) !== 'README.md')
    .filter((path) => !SOURCE.test(readText(root, path)) || !CITATION.test(readText(root, path)))
    .map((path) => ({ path, says: 'cites no source: a heading "Source" with an article, standard or address' }));
}

function librariesWithoutPapers(root: string): Finding[] {
  const packages = listFiles(root, ['libs'], /^libs\/[^/]+\/package[.]json$/);
  return packages.flatMap((path) => {
    const folder = dirname(path);
    const { license } = JSON.parse(readText(root, path)) as { license?: string };
    return [
      ...['README.md', 'LICENSE']
        .filter((name) => !existsSync(join(root, folder, name)))
        .map((name) => ({ path: folder, says: `has no ${name}` })),
      ...(license === 'Apache-2.0' ? [] : [{ path, says: 'is not licensed Apache-2.0' }]),
    ];
  });
}

await runAsScript(import.meta.url, checkUseCases);
