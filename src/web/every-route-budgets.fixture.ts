import type { City, Who } from './every-route-city.fixture.ts';
import { all, BUILD_HERE, formFor, members, pageFor, type Row } from './every-route-rows.fixture.ts';

const HERE = '/processes/:process/budget/:step';
const DESK = '/manage/budgets/:process/:step';
const PREPARE: readonly Who[] = ['facilitator', 'officer', 'administrator'];

const at =
  (which: keyof City['budgets'], ending = '') =>
  ({ budgets }: City) =>
    `/processes/${budgets[which]}${ending}`;
const desk =
  (which: keyof City['budgets'], ending = '') =>
  ({ budgets }: City) =>
    `/manage/budgets/${budgets[which].replace('/budget/', '/')}${ending}`;
const project = () => ({
  ...{ title: 'Un banc a l’ombra', body: '', language: 'ca', pot: '1', cost: '12,50' },
  feasibility: 'feasible',
});

/** Budgets: what anybody reads, what a voter does, what is prepared at the desk. */
export const BUDGET_ROUTES: Readonly<Record<string, Row>> = {
  'GET /processes/:process/budget': all((city) => at('open')(city).replace(/\/[^/]+$/, ''), 'on'),
  [`GET ${HERE}`]: all(at('open')),
  [`GET ${HERE}/projects/:number{[0-9]+}`]: all(at('open', '/projects/1')),
  [`POST ${HERE}/basket`]: members(at('open', '/basket'), 'on', () => ({ project: '1', into: '1' })),
  [`GET ${HERE}/ballot`]: members(at('open', '/ballot'), 'page'),
  [`POST ${HERE}/ballot`]: members(at('open', '/ballot'), 'on', () => ({ 'projects[]': '1' })),
  [`GET ${HERE}/review`]: members(at('open', '/review'), 'page'),
  [`POST ${HERE}/cast`]: members(at('open', '/cast'), 'on'),
  [`GET ${HERE}/receipt`]: members(at('open', '/receipt'), 'page'),
  [`GET ${HERE}/receipts`]: all(at('open', '/receipts')),
  [`GET ${HERE}/result`]: all(at('over', '/result')),
  [`GET ${HERE}/result (before it is counted)`]: all(at('open', '/result'), 'on'),
  [`GET ${HERE}/pots/:file{[0-9]+\\.pb}`]: all(at('over', '/pots/1.pb')),
  [`GET ${HERE}/pots/:file{[0-9]+\\.pb} (before it is counted)`]: all(at('open', '/pots/1.pb'), 'hidden'),

  [`GET ${DESK}`]: pageFor(PREPARE, desk('upcoming')),
  [`GET ${DESK}/totals`]: pageFor(BUILD_HERE, desk('upcoming', '/totals')),
  [`POST ${DESK}/totals`]: formFor(BUILD_HERE, desk('upcoming', '/totals'), 'on', () => ({ city: '200' })),
  [`POST ${DESK}/totals (no amount)`]: formFor(BUILD_HERE, desk('upcoming', '/totals'), 'again', () => ({ city: 'x' })),
  [`GET ${DESK}/take-over`]: pageFor(BUILD_HERE, desk('upcoming', '/take-over')),
  [`POST ${DESK}/take-over`]: formFor(BUILD_HERE, desk('upcoming', '/take-over'), 'on'),
  [`GET ${DESK}/projects/new`]: pageFor(PREPARE, desk('upcoming', '/projects/new')),
  [`POST ${DESK}/projects/new`]: formFor(PREPARE, desk('upcoming', '/projects/new'), 'on', project),
  [`GET ${DESK}/projects/:number{[0-9]+}`]: pageFor(PREPARE, desk('upcoming', '/projects/1')),
  [`POST ${DESK}/projects/:number{[0-9]+}`]: formFor(PREPARE, desk('upcoming', '/projects/1'), 'on', project),
  [`GET ${DESK}/projects/:number{[0-9]+}/update`]: pageFor(PREPARE, desk('over', '/projects/1/update')),
  [`POST ${DESK}/projects/:number{[0-9]+}/update`]: formFor(PREPARE, desk('over', '/projects/1/update'), 'on', () => ({
    ...{ body: 'Les obres han començat.', language: 'ca', progress: '10', spent: '5' },
  })),
  [`GET ${DESK}/simulate`]: pageFor(BUILD_HERE, desk('upcoming', '/simulate')),
};
