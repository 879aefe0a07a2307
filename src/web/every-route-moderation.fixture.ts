import type { City, Who } from './every-route-city.fixture.ts';
import {
  ADMINISTRATORS,
  all,
  fix,
  formFor,
  members,
  nobody,
  PROPOSAL,
  pageFor,
  type Row,
  same,
  to,
} from './every-route-rows.fixture.ts';

const WORDS = 'No és publicitat: és la pàgina de l’escola.';
const MODERATE: readonly Who[] = ['moderator', 'administrator'];
const reported = async (city: City): Promise<Record<string, string>> => ({
  'picked[]': await city.reported(),
  do: 'approve',
});

/** Reporting, appeals, the public figures and the moderators' desk. */
export const MODERATION_ROUTES: Readonly<Record<string, Row>> = {
  'GET /report/:kind/:id': {
    ...{ at: async (city) => `/report/proposal/${(await city.proposal()).id}` },
    answers: { ...same('page'), visitor: 'sign-in', author: 'on' },
  },
  'POST /report/:kind/:id': {
    ...{ at: async (city) => `/report/proposal/${(await city.proposal()).id}`, fields: () => ({ reason: 'spam' }) },
    answers: { ...same('on'), visitor: 'sign-in' },
  },
  'GET /moderation': members(fix('/moderation'), 'page'),
  'GET /moderation/:kind/:id': {
    ...{ at: (city) => city.hidden() },
    answers: { ...same('hidden'), visitor: 'sign-in', author: 'page' },
  },
  'POST /moderation/:kind/:id/appeal': {
    ...{ at: async (city) => `${await city.hidden()}/appeal`, fields: () => ({ words: WORDS }) },
    answers: { ...same('hidden'), visitor: 'sign-in', author: 'on' },
  },
  [`GET ${PROPOSAL} (hidden)`]: {
    ...{ at: (city) => city.hiddenProposal() },
    answers: { ...same('gone'), ...to(['author', 'moderator', 'administrator'], 'page') },
  },
  'GET /transparency': all(fix('/transparency')),
  'GET /:file{transparency\\.csv}': all(fix('/transparency.csv')),
  'GET /:file{transparency\\.json}': all(fix('/transparency.json')),
  'GET /:file{transparency\\.jsonl}': all(fix('/transparency.jsonl')),
  'GET /manage/log': pageFor(ADMINISTRATORS, fix('/manage/log')),
  'GET /manage/log.csv': pageFor(ADMINISTRATORS, fix('/manage/log.csv')),
  'GET /manage/moderation': pageFor(MODERATE, fix('/manage/moderation')),
  'POST /manage/moderation/preview': formFor(MODERATE, fix('/manage/moderation/preview'), 'page', reported),
  'POST /manage/moderation/decide': formFor(MODERATE, fix('/manage/moderation/decide'), 'on', reported),
  'POST /manage/moderation/undo': formFor(MODERATE, fix('/manage/moderation/undo'), 'on', () => ({ batch: nobody })),
  'GET /manage/moderation/cases/:case': pageFor(
    MODERATE,
    async (city) => `/manage/moderation/cases/${await city.reported()}`,
  ),
  'POST /manage/moderation/cases/:case/appeal': formFor(
    MODERATE,
    async (city) => `/manage/moderation/cases/${await city.reported()}/appeal`,
    'again',
  ),
  'GET /manage/moderation/settings': pageFor(MODERATE, fix('/manage/moderation/settings')),
  'POST /manage/moderation/settings': formFor(ADMINISTRATORS, fix('/manage/moderation/settings'), 'again'),
};
