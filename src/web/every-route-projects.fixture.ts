import { administrator, keepMilestone, publicProject, writtenProject } from '#modules/projects/testing.ts';
import { ADMINISTRATORS, all, fix, formFor, nobody, pageFor, type Row } from './every-route-rows.fixture.ts';

const PROJECT = '/projects/:project{[a-z0-9]+(?:-[a-z0-9]+)*}';
const DESK = '/manage/projects';
const words = { 'title-ca': 'Un pont', 'lede-ca': 'Un pont nou.', state: 'planned', spent: '0' };

const open: Row['at'] = async ({ house }) => `/projects/${await publicProject(house.ctx)}`;
const draft =
  (ending = ''): Row['at'] =>
  async ({ house }) =>
    `${DESK}/${await writtenProject(house.ctx)}${ending}`;
const shown =
  (ending = ''): Row['at'] =>
  async ({ house }) =>
    `${DESK}/${await publicProject(house.ctx)}${ending}`;
const milestone =
  (ending: string): Row['at'] =>
  async ({ house }) => {
    const slug = await writtenProject(house.ctx);
    const kept = await keepMilestone(administrator(house.ctx), slug, {
      ...{ on: '2026-12-01', title: { ca: 'Obre' }, reached: false },
    });
    return `${DESK}/${slug}/milestones/${kept.ok ? kept.value.id : 'none'}/${ending}`;
  };

let addresses = 0;

/** Projects of the city: read by all; drafts and the desk are the administrators'. */
export const PROJECT_ROUTES: Readonly<Record<string, Row>> = {
  'GET /projects': all(fix('/projects')),
  'GET /:file{projects\\.csv}': all(fix('/projects.csv')),
  'GET /:file{projects\\.json}': all(fix('/projects.json')),
  'GET /:file{projects\\.jsonl}': all(fix('/projects.jsonl')),
  [`GET ${PROJECT}`]: all(open),
  [`GET ${PROJECT} (a draft)`]: pageFor(
    ADMINISTRATORS,
    async ({ house }) => `/projects/${await writtenProject(house.ctx)}`,
    'page',
    'hidden',
  ),
  [`GET ${PROJECT}/pictures/:file`]: all(async (city) => `${await open(city)}/pictures/${nobody}`, 'hidden'),
  [`GET ${DESK}`]: pageFor(ADMINISTRATORS, fix(DESK)),
  [`GET ${DESK}/new`]: pageFor(ADMINISTRATORS, fix(`${DESK}/new`)),
  [`POST ${DESK}/new`]: formFor(ADMINISTRATORS, fix(`${DESK}/new`), 'on', () => {
    addresses += 1;
    return { ...words, slug: `a-bridge-${addresses}` };
  }),
  [`POST ${DESK}/new (without words)`]: formFor(ADMINISTRATORS, fix(`${DESK}/new`), 'again'),
  [`GET ${DESK}/:project`]: pageFor(ADMINISTRATORS, draft()),
  [`POST ${DESK}/:project`]: formFor(ADMINISTRATORS, draft(), 'on', () => words),
  [`POST ${DESK}/:project/feature`]: formFor(ADMINISTRATORS, shown('/feature'), 'on', () => ({ do: 'on' })),
  [`POST ${DESK}/:project/publish`]: formFor(ADMINISTRATORS, draft('/publish'), 'on'),
  [`POST ${DESK}/:project/withdraw`]: formFor(ADMINISTRATORS, shown('/withdraw'), 'on', () => ({ 'reason-ca': 'No' })),
  [`POST ${DESK}/:project/withdraw (without a reason)`]: formFor(ADMINISTRATORS, shown('/withdraw'), 'again'),
  [`POST ${DESK}/:project/milestones`]: formFor(ADMINISTRATORS, draft('/milestones'), 'on', () => ({
    ...{ on: '2026-12-01', 'milestone-ca': 'Obre', reached: '1' },
  })),
  [`POST ${DESK}/:project/milestones/:milestone/reach`]: formFor(ADMINISTRATORS, milestone('reach'), 'on'),
  [`POST ${DESK}/:project/milestones/:milestone/remove`]: formFor(ADMINISTRATORS, milestone('remove'), 'on'),
  [`POST ${DESK}/:project/picture`]: formFor(ADMINISTRATORS, draft('/picture'), 'on', () => ({ 'alt-ca': 'Un pont' })),
  [`POST ${DESK}/:project/picture/remove`]: formFor(ADMINISTRATORS, draft('/picture/remove'), 'on'),
};
