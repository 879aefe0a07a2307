import { all, fix, members, nobody, type Row } from './every-route-rows.fixture.ts';

const CHOICES = {
  answers: 'daily',
  yours: 'daily',
  comments: 'daily',
  proposals: 'weekly',
  steps: 'never',
  budgets: 'daily',
  news: 'daily',
  projects: 'daily',
};

/** Notices: one's own alone, and the link of a letter, which needs no account but the city's own mark. */
export const NOTICE_ROUTES: Readonly<Record<string, Row>> = {
  'GET /notices': members(fix('/notices'), 'page'),
  'POST /notices/read': members(fix('/notices/read'), 'on'),
  'GET /notices/:notice': members(fix(`/notices/${nobody}`), 'hidden'),
  'GET /follows': members(fix('/follows'), 'page'),
  'POST /follow': members(fix('/follow'), 'on', async (city) => ({
    ...{ kind: 'proposal', next: '/follows' },
    id: (await city.proposal()).id,
  })),
  'POST /unfollow': members(fix('/unfollow'), 'on', () => ({ kind: 'proposal', id: nobody, next: '/follows' })),
  'GET /account/notices': members(fix('/account/notices'), 'page'),
  'POST /account/notices': members(fix('/account/notices'), 'on', () => CHOICES),
  'GET /one-click/notices/:token': all(fix('/one-click/notices/forged'), 'hidden'),
  'POST /one-click/notices/:token': all(fix('/one-click/notices/forged'), 'hidden', () => ({ what: 'all' })),
};
