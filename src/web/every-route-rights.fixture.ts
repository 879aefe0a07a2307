import { ADMINISTRATORS, all, fix, formFor, members, nobody, pageFor, type Row } from './every-route-rows.fixture.ts';

/** "Your data", what anybody may read of it, and the tool for the day it leaks. */
export const RIGHTS_ROUTES: Readonly<Record<string, Row>> = {
  'GET /your-data': all(fix('/your-data')),
  'GET /your-data/copy': members(fix('/your-data/copy'), 'page'),
  'GET /your-data/accesses.csv': members(fix('/your-data/accesses.csv'), 'page'),
  'GET /your-data/accesses': members(fix('/your-data/accesses'), 'page'),
  'POST /your-data/consents': members(fix('/your-data/consents'), 'on', () => ({ consent: 'newsletter', given: '1' })),
  'GET /your-data/consents/:seq{[1-9][0-9]{0,6}}': members(fix('/your-data/consents/1'), 'page'),
  'GET /your-data/consents/:file{[1-9][0-9]{0,6}[.]json}': members(fix('/your-data/consents/1.json'), 'page'),
  'POST /your-data/limits': members(fix('/your-data/limits'), 'on', () => ({ purpose: 'notices', kind: '' })),
  'GET /your-data/erased/:id{[0-9a-f-]{36}}': all(fix(`/your-data/erased/${nobody}`), 'hidden'),
  'GET /your-data/erased/:file{[0-9a-f-]{36}[.]json}': all(fix(`/your-data/erased/${nobody}.json`), 'hidden'),
  'GET /privacy/register': all(fix('/privacy/register')),
  'GET /privacy/:file{register\\.csv}': all(fix('/privacy/register.csv')),
  'GET /privacy/:file{register\\.json}': all(fix('/privacy/register.json')),
  'GET /privacy/:file{register\\.jsonl}': all(fix('/privacy/register.jsonl')),
  'GET /privacy/retention': all(fix('/privacy/retention')),
  'GET /privacy/statistics': all(fix('/privacy/statistics')),
  'GET /your-data/erase': members(fix('/your-data/erase'), 'page'),
  // Asked to sign in again, so that everybody is still there for the next row.
  'POST /your-data/erase': members(fix('/your-data/erase'), 'on', (city) => city.signedInLongAgo()),
  'GET /your-data/correct': members(fix('/your-data/correct'), 'page'),
  'POST /your-data/correct': members(fix('/your-data/correct'), 'again', () => ({ wish: '' })),
  'GET /manage/corrections': pageFor(ADMINISTRATORS, fix('/manage/corrections')),
  'GET /manage/corrections/:id{[0-9a-f-]{36}}': pageFor(ADMINISTRATORS, fix(`/manage/corrections/${nobody}`), 'hidden'),
  'POST /manage/corrections/:id{[0-9a-f-]{36}}': formFor(
    ADMINISTRATORS,
    fix(`/manage/corrections/${nobody}`),
    'hidden',
  ),
  'GET /manage/breach': pageFor(ADMINISTRATORS, fix('/manage/breach')),
  'POST /manage/breach': formFor(ADMINISTRATORS, fix('/manage/breach'), 'page', () => ({ table: 'sessions' })),
  // Everybody's session is hours old by now: the list asks to sign in again.
  'POST /manage/breach (the list)': formFor(ADMINISTRATORS, fix('/manage/breach'), 'sign-in', () => ({
    table: 'sessions',
    do: 'list',
  })),
};
