import type { Who } from './every-route-city.fixture.ts';
import {
  ADMINISTRATORS,
  all,
  fix,
  formFor,
  members,
  nobody,
  pageFor,
  type Row,
  same,
} from './every-route-rows.fixture.ts';

const BATCH = '/manage/paper/batches/:batch{[0-9a-f-]{36}}';
const ASSISTANTS: readonly Who[] = ['assistant', 'administrator'];

/** Who is a resident, taking part without an account, and help at a desk. */
export const VERIFICATION_ROUTES: Readonly<Record<string, Row>> = {
  // A visitor chooses between an account and none.
  'GET /verify': { at: fix('/verify'), answers: { ...same('page'), visitor: 'on' } },
  'GET /verify/census': all(fix('/verify/census')),
  'POST /verify/census': all(fix('/verify/census'), 'again', () => ({ document: '', birthDate: '' })),
  'GET /verify/letter': all(fix('/verify/letter')),
  'POST /verify/letter': all(fix('/verify/letter'), 'again', () => ({ document: '', code: '' })),
  'POST /verify/conflict': members(fix('/verify/conflict'), 'on', () => ({ conflict: nobody })),
  'POST /verify/guardian': members(fix('/verify/guardian'), 'again', () => ({ email: '' })),
  'GET /take-part': { at: fix('/take-part'), answers: { ...same('on'), visitor: 'page' } },
  'GET /guest': all(fix('/guest'), 'on'),
  'POST /guest/leave': all(fix('/guest/leave'), 'on'),
  'GET /guest/keep': members(fix('/guest/keep'), 'on'),
  'POST /guest/keep': members(fix('/guest/keep'), 'again'),
  'GET /guardian/:token': all(fix('/guardian/spent'), 'gone'),
  'POST /guardian/:token': all(fix('/guardian/spent'), 'gone', () => ({ answer: 'no' })),

  'GET /manage/assist': pageFor(ASSISTANTS, fix('/manage/assist')),
  'POST /manage/assist': formFor(ASSISTANTS, fix('/manage/assist'), 'again', () => ({ document: '' })),
  'POST /manage/assist/verify': formFor(ASSISTANTS, fix('/manage/assist/verify'), 'again', () => ({ document: '' })),
  'POST /manage/assist/guardian': formFor(ASSISTANTS, fix('/manage/assist/guardian'), 'again', () => ({
    document: '',
  })),
  // Nobody is being helped: staff are led to the desk.
  'GET /assist': pageFor(ASSISTANTS, fix('/assist'), 'on'),
  'POST /assist/code': all(fix('/assist/code'), 'no'),
  'POST /assist/end': all(fix('/assist/end'), 'no'),

  'GET /manage/paper': pageFor(ASSISTANTS, fix('/manage/paper')),
  // The step of this city asks for an account only: nothing of it is printed.
  'POST /manage/paper/:step{[0-9a-f-]{36}}/print': formFor(ASSISTANTS, fix(`/manage/paper/${nobody}/print`), 'hidden'),
  'POST /manage/paper/:step{[0-9a-f-]{36}}/batches': formFor(
    ASSISTANTS,
    fix(`/manage/paper/${nobody}/batches`),
    'hidden',
  ),
  'GET /manage/paper/:step{[0-9a-f-]{36}}/take-back': pageFor(
    ASSISTANTS,
    fix(`/manage/paper/${nobody}/take-back`),
    'hidden',
  ),
  'POST /manage/paper/:step{[0-9a-f-]{36}}/take-back': formFor(
    ASSISTANTS,
    fix(`/manage/paper/${nobody}/take-back`),
    'hidden',
  ),
  [`GET ${BATCH}`]: pageFor(ASSISTANTS, fix(`/manage/paper/batches/${nobody}`), 'hidden'),
  [`POST ${BATCH}/sheets`]: formFor(ASSISTANTS, fix(`/manage/paper/batches/${nobody}/sheets`), 'hidden'),
  [`POST ${BATCH}/check`]: formFor(ASSISTANTS, fix(`/manage/paper/batches/${nobody}/check`), 'hidden'),
  [`POST ${BATCH}/close`]: formFor(ASSISTANTS, fix(`/manage/paper/batches/${nobody}/close`), 'hidden'),

  'GET /manage/verification': pageFor(ADMINISTRATORS, fix('/manage/verification')),
  'POST /manage/verification/census': formFor(ADMINISTRATORS, fix('/manage/verification/census'), 'again'),
  'POST /manage/verification/settings': formFor(ADMINISTRATORS, fix('/manage/verification/settings'), 'again'),
  'GET /manage/verification/letters': pageFor(ADMINISTRATORS, fix('/manage/verification/letters')),
  'POST /manage/verification/letters': formFor(ADMINISTRATORS, fix('/manage/verification/letters'), 'again'),
  'POST /manage/verification/letters/:batch{[0-9a-f-]{36}}/void': formFor(
    ADMINISTRATORS,
    fix(`/manage/verification/letters/${nobody}/void`),
    'on',
  ),
  'GET /manage/verification/conflicts': pageFor(ADMINISTRATORS, fix('/manage/verification/conflicts')),
  'POST /manage/verification/conflicts/:conflict{[0-9a-f-]{36}}': formFor(
    ADMINISTRATORS,
    fix(`/manage/verification/conflicts/${nobody}`),
    'again',
    () => ({ decision: 'kept', reason: 'Seen' }),
  ),
};
