import { makeLink } from '#modules/sharing/index.ts';
import type { City } from './every-route-city.fixture.ts';
import { ADMINISTRATORS, all, fix, formFor, pageFor, type Row } from './every-route-rows.fixture.ts';

const CODE = 'GET /s/:code{[A-Za-z0-9-]{3,40}}';
const ONE = '/manage/links/:code{[a-z0-9-]{3,40}}';

let made = 0;

/** Words of the administrator's own that lead to the open process. */
const words =
  (before: string, ending = '') =>
  async ({ house, open }: City) => {
    made += 1;
    const to = { words: `carrers-${made}`, to: open };
    const done = await makeLink(house.city, to, async (_, path) => ({ path, kind: 'process', title: 'Carrers' }));
    if (!done.ok) throw new Error(done.code);
    return `${before}/${done.value.code}${ending}`;
  };
const form = ({ open }: City) => ({ words: `places-${++made}`, to: open });

/** Short addresses: where they lead, their pictures, and the desk where the staff keep words of their own. */
export const SHARING_ROUTES: Readonly<Record<string, Row>> = {
  'GET /share': all(({ open }) => `/share?of=${open}`),
  'GET /share (of a draft)': all(({ draftSlug }) => `/share?of=/processes/${draftSlug}`, 'hidden'),
  [CODE]: all(words('/s'), 'on'),
  [`${CODE} (not there)`]: all(fix('/s/nothing'), 'hidden'),
  [`${CODE}/qr.svg`]: all(words('/s', '/qr.svg')),
  [`${CODE}/qr.png`]: all(words('/s', '/qr.png')),
  [`${CODE}/poster`]: all(words('/s', '/poster')),
  // Cards are drawn for nobody: the same for whoever comes.
  'GET /embed/*': all(({ open }) => `/embed${open}`),
  'GET /embed/* (a proposal)': all(async (city) => `/embed${(await city.proposal()).here}`),
  'GET /embed/* (a hidden proposal)': all(async (city) => `/embed${await city.hiddenProposal()}`, 'hidden'),
  'GET /embed/* (a result)': all(({ budgets }) => `/embed/processes/${budgets.over}/result`),
  'GET /embed/* (an open budget)': all(({ budgets }) => `/embed/processes/${budgets.open}/result`, 'hidden'),
  'GET /embed/* (a map)': all(({ talk }) => `/embed${talk}`),
  'GET /embed/* (a draft)': all(({ draftSlug }) => `/embed/processes/${draftSlug}`, 'hidden'),
  'GET /oembed': all(({ house, open }) => `/oembed?url=${house.platform.origin}${open}`),
  'GET /oembed (of a draft)': all(({ draftSlug }) => `/oembed?url=/processes/${draftSlug}`, 'hidden'),
  'GET /manage/links': pageFor(ADMINISTRATORS, fix('/manage/links')),
  'POST /manage/links': formFor(ADMINISTRATORS, fix('/manage/links'), 'on', form),
  'POST /manage/links (without words)': formFor(ADMINISTRATORS, fix('/manage/links'), 'again'),
  [`GET ${ONE}`]: pageFor(ADMINISTRATORS, words('/manage/links')),
  [`POST ${ONE}`]: formFor(ADMINISTRATORS, words('/manage/links'), 'on', form),
  [`POST ${ONE}/retire`]: formFor(ADMINISTRATORS, words('/manage/links', '/retire'), 'on'),
  [`POST ${ONE}/bring-back`]: formFor(ADMINISTRATORS, words('/manage/links', '/bring-back'), 'on'),
};
