import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';
import type { Reader } from '#kernel/reader.ts';
import type { DeskLink } from '#ui/index.ts';
import { WAITING_PLACES, type WaitingPlace } from './waiting-for.ts';

interface DeskPlace {
  readonly name: string;
  readonly href: string;
  readonly may: (actor: Actor) => boolean;
}

const runsProcesses = (actor: Actor) =>
  isAdministrator(actor) ||
  (actor.kind === 'person' && actor.roles.some(({ role }) => role === 'facilitator' || role === 'officer'));
const moderates = (actor: Actor) =>
  isAdministrator(actor) || (actor.kind === 'person' && actor.roles.some(({ role }) => role === 'moderator'));
const builds = (actor: Actor) =>
  isAdministrator(actor) || (actor.kind === 'person' && actor.roles.some(({ role }) => role === 'facilitator'));

/** The places of the desk in the order of a working day. A module's page names its place in `head.desk`. */
const PLACES: readonly DeskPlace[] = [
  { name: 'queue', href: '/manage', may: () => true },
  { name: 'answers', href: '/manage/answers', may: runsProcesses },
  { name: 'moderation', href: '/manage/moderation', may: moderates },
  { name: 'processes', href: '/manage/processes', may: builds },
  { name: 'news', href: '/manage/news', may: builds },
  { name: 'documents', href: '/manage/documents', may: builds },
  {
    name: 'assist',
    href: '/manage/assist',
    may: (actor) => hasRole(actor, 'assistant') || isAdministrator(actor),
  },
  {
    name: 'paper',
    href: '/manage/paper',
    may: (actor) => hasRole(actor, 'assistant') || isAdministrator(actor),
  },
  { name: 'verification', href: '/manage/verification', may: isAdministrator },
  { name: 'corrections', href: '/manage/corrections', may: isAdministrator },
  { name: 'projects', href: '/manage/projects', may: isAdministrator },
  { name: 'pages', href: '/manage/pages', may: isAdministrator },
  { name: 'links', href: '/manage/links', may: isAdministrator },
  { name: 'city', href: '/manage/city', may: isAdministrator },
  { name: 'areas', href: '/manage/city/areas', may: isAdministrator },
  { name: 'people', href: '/manage/people', may: isAdministrator },
  { name: 'breach', href: '/manage/breach', may: isAdministrator },
  { name: 'log', href: '/manage/log', may: isAdministrator },
  { name: 'outbox', href: '/manage/outbox', may: isAdministrator },
  { name: 'jobs', href: '/manage/jobs', may: isAdministrator },
  { name: 'parts', href: '/manage/ui', may: isAdministrator },
];

// words: desk-desk.place.*
/** The navigation of the desk for whoever reads it: only places that exist and that open to them. */
export function deskNav(
  actor: Actor,
  reader: Reader,
  current: string,
  waiting: Readonly<Record<WaitingPlace, number>>,
  isPlace: (href: string) => boolean,
): DeskLink[] {
  return PLACES.filter(({ href, may }) => may(actor) && isPlace(href)).map(({ name, href }) => {
    const own = WAITING_PLACES.filter((place) => name === 'queue' || place === name);
    const count = own.reduce((sum, place) => sum + waiting[place], 0);
    return {
      href,
      label: reader.t(`desk-desk.place.${name}`),
      current: name === current,
      ...(count > 0 ? { count: reader.number(count) } : {}),
    };
  });
}
