import { expect, test } from 'vitest';
import { checkFileNames } from './check-file-names.ts';
import { layHouse } from './fixture-house.ts';

const found = (files: Readonly<Record<string, string>>) =>
  checkFileNames(layHouse(files)).map(({ path, says }) => `${path} ${says}`);

test('names that say it pass', () => {
  expect(
    found({
      'src/modules/city/support-proposal.ts': 'export {};\n',
      'src/modules/city/support-proposal.test.ts': 'export {};\n',
      'src/modules/city/web/ProposalCard.tsx': 'export {};\n',
      'src/modules/city/web/map.island.ts': 'export {};\n',
      'src/modules/city/web/map.test.ts': 'export {};\n',
    }),
  ).toEqual([]);
});

test.each([
  ['src/kernel/someName.ts', 'is named neither kebab-case'],
  ['src/kernel/SomeName.ts', 'is named neither kebab-case'],
  ['src/kernel/some_name.ts', 'is named neither kebab-case'],
  ['src/Kernel/name.ts', 'stands in a folder that is not kebab-case: Kernel'],
  ['src/kernel/date-utils.ts', 'has "utils" in its name'],
  ['src/kernel/mail-service.ts', 'has "service" in its name'],
  ['src/helpers/dates.ts', 'has "helpers" in its name'],
  ['src/ui/CommonCard.test.tsx', 'is a test with no code beside it'],
])('%s: %s', (path, says) => {
  expect(found({ [path]: 'export {};\n' }).join('\n')).toContain(`${path} ${says}`);
});

test('a file has 300 lines at most, unless it says why', () => {
  const lines = (count: number) => 'export {};\n'.repeat(count);
  expect(found({ 'src/kernel/fits.ts': lines(300) })).toEqual([]);
  expect(found({ 'src/kernel/long.ts': lines(301) })[0]).toContain('has 301 lines; the limit is 300');
  expect(found({ 'libs/a/vectors.ts': `// long: the public vectors of RFC 9591\n${lines(400)}` })).toEqual([]);
});
