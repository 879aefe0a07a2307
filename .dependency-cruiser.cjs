// The dependency law (ARCHITECTURE.md), in one table and a dozen rules. Read MAY_USE first.

/** Which module may use which, in the order they were built: a row may name only rows above it. */
const MAY_USE = {
  record: [],
  identity: ['record'],
  rights: ['identity', 'record'],
  city: ['identity', 'record'],
  verification: ['identity', 'rights', 'city', 'record'],
  'participation/processes': ['identity', 'city', 'record', 'verification'],
  'participation/comments': ['identity', 'rights', 'participation/processes', 'record', 'verification'],
  'participation/proposals': [
    'identity',
    'rights',
    'city',
    'participation/processes',
    'participation/comments',
    'record',
    'verification',
  ],
  'participation/paper': ['identity', 'city', 'record', 'verification', 'participation/processes'],
  'participation/conversation': [
    'identity',
    'rights',
    'city',
    'participation/processes',
    'participation/comments',
    'participation/proposals',
    'record',
    'verification',
  ],
  'participation/moderation': [
    'identity',
    'rights',
    'participation/processes',
    'participation/comments',
    'participation/proposals',
    'participation/conversation',
    'record',
    'verification',
  ],
  'participation/budgets': [
    'identity',
    'rights',
    'city',
    'verification',
    'participation/processes',
    'participation/proposals',
    'participation/conversation',
    'record',
  ],
  news: ['city', 'participation/processes'],
  library: ['city', 'participation/processes'],
  projects: ['city', 'participation/processes', 'participation/proposals', 'participation/budgets', 'record'],
  notifications: [
    'identity',
    'rights',
    'city',
    'verification',
    'participation/processes',
    'news',
    'participation/comments',
    'participation/proposals',
    'participation/conversation',
    'participation/budgets',
    'projects',
  ],
  sharing: [
    'identity',
    'city',
    'record',
    'participation/processes',
    'participation/comments',
    'participation/proposals',
    'participation/conversation',
    'participation/budgets',
    'news',
    'library',
  ],
};

const MODULES = Object.keys(MAY_USE);
const TESTS = ['[.](test|spec|fixture)[.]tsx?$', '/(testing|fixtures?|test-setup)(/|[.]tsx?$)'];
/** The files of a slice that touch the outside world. `list-store.ts` is a store too. */
const OUTSIDE_WORLD = ['[/-](store|jobs|emails|seed)[.]tsx?$', '/(store|jobs|emails|seed)/'];

const anyOf = (names) => `(${names.join('|')})`;
const runTime = { dependencyTypesNot: ['type-only'] };
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

MODULES.forEach((module, row) => {
  const unknown = MAY_USE[module].filter((used) => !MODULES.slice(0, row).includes(used));
  if (unknown.length > 0)
    throw new Error(`MAY_USE: ${module} names ${unknown.join(', ')}, which is not a row above it`);
});

const rooms = [
  forbid(
    'kernel-imports-nothing',
    'Words everybody shares stand on nothing.',
    { path: '^src/kernel/', pathNot: TESTS },
    { pathNot: '^src/kernel/' },
  ),
  forbid(
    'platform-knows-only-the-kernel',
    'The outside world knows no domain and no page.',
    { path: '^src/platform/', pathNot: TESTS },
    { path: '^(src/(?!platform/|kernel/)|libs/)' },
  ),
  forbid(
    'ui-knows-only-the-kernel',
    'Design tokens and components know no domain word.',
    { path: '^src/ui/', pathNot: TESTS },
    { path: '^(src/(?!ui/|kernel/)|libs/)' },
  ),
  forbid(
    'modules-do-not-know-their-doors',
    'web and cli compose the modules; no module knows them.',
    { path: '^src/modules/' },
    // The whole house without a socket, for tests of pages; that only tests import it, another rule says.
    { path: '^src/(web|cli)/', pathNot: '^src/web/testing[.]ts$' },
  ),
  forbid('web-does-not-know-the-shell', 'The two doors are independent.', { path: '^src/web/' }, { path: '^src/cli/' }),
  forbid(
    'libs-are-pure',
    'A lib imports libs and audited primitives of its package.json: no clock, chance, network or database.',
    { path: '^libs/', pathNot: [...TESTS, '^libs/ballot/auditor/'] },
    { pathNot: '^(libs/|node_modules/)' },
  ),
  forbid(
    'the-auditor-trusts-only-libs',
    'To verify is not to trust the server: the auditor imports libs and Node, nothing of ours besides.',
    { path: '^libs/ballot/auditor/' },
    { path: '^src/' },
  ),
];

const modules = [
  forbid(
    'one-door-per-module',
    'Modules meet at index.ts.',
    { path: `^src/modules/${anyOf(MODULES)}/` },
    {
      path: `^src/modules/${anyOf(MODULES)}/(?!index[.]ts$)`,
      pathNot: ['^src/modules/$1/', '/testing[.]tsx?$'],
    },
  ),
  forbid(
    'one-door-from-outside',
    'web, cli and tools enter a module through its index.ts.',
    { pathNot: '^src/modules/' },
    { path: `^src/modules/${anyOf(MODULES)}/(?!index[.]ts$)`, pathNot: '/testing[.]tsx?$' },
  ),
  forbid(
    'every-module-stands-in-the-table',
    'A new module is a new row of MAY_USE.',
    { path: '^src/modules/', pathNot: `^src/modules/${anyOf(MODULES)}/` },
    {},
  ),
  ...MODULES.map((module) =>
    forbid(
      `${module.replace('/', '-')}-may-use`,
      `${module} may use: ${MAY_USE[module].join(', ') || 'no other module'}.`,
      { path: `^src/modules/${module}/`, pathNot: TESTS },
      { path: '^src/modules/', pathNot: `^src/modules/${anyOf([module, ...MAY_USE[module]])}/` },
    ),
  ),
];

const slices = [
  forbid(
    'use-cases-touch-no-platform',
    'Only store, jobs, emails and seed touch the platform at run time; a use case receives ctx and imports its type.',
    { path: '^src/modules/', pathNot: [...TESTS, ...OUTSIDE_WORLD, '/web/'] },
    { path: '^src/(platform|ui)/', ...runTime },
  ),
  forbid(
    'use-cases-touch-no-database',
    'SQL lives in a store; files, network and processes behind the platform.',
    { path: '^src/modules/', pathNot: [...TESTS, ...OUTSIDE_WORLD] },
    {
      path: [
        '^node_modules/(kysely|pg|pg-query-stream|pg-boss|nodemailer)/',
        '^(fs|net|http|https|child_process|worker_threads)(/|$)',
      ],
      pathNot: '^(src|libs)/',
      ...runTime,
    },
  ),
  forbid(
    'web-meets-the-platform-at-http',
    "A slice's pages use the platform's http folder and nothing else of it (docs/decisions/0009).",
    { path: '^src/modules/.+/web/', pathNot: TESTS },
    { path: '^src/platform/(?!http/)', ...runTime },
  ),
  forbid(
    'one-door-to-the-components',
    'Pages take components from #ui/index.ts.',
    { path: '^src/(modules|web)/', pathNot: [...TESTS, '[.]island[.]tsx?$'] },
    { path: '^src/ui/(?!index[.]ts$)', ...runTime },
  ),
  forbid(
    'rules-do-not-know-the-pages',
    'Inside a slice: web → use cases → rules and store. Only index.ts shows the routes.',
    { path: '^src/modules/', pathNot: [...TESTS, '/web/', '/index[.]ts$'] },
    { path: '^src/modules/.+/web/' },
  ),
  forbid(
    'islands-run-in-the-browser',
    'A script for the browser carries no server.',
    { path: '[.]island[.]tsx?$' },
    { path: '^src/(platform|cli)/|/store[.]ts$|^node_modules/(zod|kysely|pg|hono)/', ...runTime },
  ),
];

const everywhere = [
  forbid('no-cycles', 'A circle of files has no beginning to read from.', {}, { circular: true, viaOnly: runTime }),
  forbid('nothing-unresolved', 'An import that leads nowhere.', { pathNot: TESTS }, { couldNotResolve: true }),
  forbid(
    'no-undeclared-packages',
    'What we import stands in package.json.',
    { path: '^(src|libs)/', pathNot: TESTS },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'no-development-packages-in-the-product',
    'A development package is absent where the city runs.',
    { path: '^(src|libs)/', pathNot: TESTS },
    { dependencyTypes: ['npm-dev'], ...runTime, pathNot: 'node_modules/@types/' },
  ),
  forbid(
    'nobody-imports-a-test',
    'Tests and their scaffolding are read by tests only.',
    { pathNot: [...TESTS, '^(journeys|bench|tools)/'] },
    { path: TESTS },
  ),
];

module.exports = {
  forbidden: [...rooms, ...modules, ...slices, ...everywhere],
  options: {
    parser: 'swc', // TypeScript 7 has no JavaScript API to parse with
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|var)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
