const DECIDES = 'decides what whoever acts may do; shown to nobody';
const OWN = 'shown to the person herself alone';
const COUNTS = 'counted, sent or moved by the program; no row is shown';
const LOGGED = 'opened through ctx.personal at once, which writes it down';
const OFFICIAL = 'an act of office or its reason, shown where the act is shown';
const NAMELESS = 'published under a number or a receipt that leads to nobody but whoever holds it';

const of = (path: string, why: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`src/${path}#${name}`, why]));

/** Queries on personal columns that need no line in the log of accesses: `path#function` → why. Anything else is a finding. */
export const MACHINE_READS: Readonly<Record<string, string>> = {
  ...of('modules/identity/factor-store.ts', DECIDES, 'listPasskeyRows', 'lockPasskey', 'lockOneTimeCodes'),
  ...of('modules/identity/store.ts', DECIDES, 'findSession', 'findSessionStart', 'isProven', 'findPersonByEmail'),
  // Her address is sealed: it is opened through ctx.personal or not at all. Her own account is read through it, too.
  ...of('modules/identity/store.ts', DECIDES, 'findPerson'),
  ...of('modules/identity/roles-store.ts', OFFICIAL, 'listGrants'),
  ...of('modules/identity/members-store.ts', DECIDES, 'findPeopleByEmail', 'acceptInvitations'),
  ...of('modules/identity/members-store.ts', LOGGED, 'memberPage'),
  ...of('modules/participation/budgets/ballot-store.ts', OWN, 'findBasket', 'findOwnBallot'),
  ...of('modules/participation/budgets/ballot-store.ts', DECIDES, 'lockVoter', 'insertVoter'),
  ...of('modules/participation/budgets/ballot-store.ts', NAMELESS, 'gatherBallots', 'listReceipts'),
  ...of('modules/participation/budgets/import-store.ts', COUNTS, 'importVoters'),
  ...of('modules/participation/comments/vote-store.ts', COUNTS, 'forgetVotesOf', 'votesNotToKeep'),
  ...of('modules/participation/comments/vote-store.ts', OWN, 'voteOf'),
  ...of('modules/participation/conversation/export-store.ts', NAMELESS, 'exportVotes'),
  ...of(
    'modules/participation/conversation/import-store.ts',
    COUNTS,
    'importStatements',
    'importParticipants',
    'importVotes',
  ),
  ...of('modules/participation/conversation/map-store.ts', COUNTS, 'readAnswers'),
  ...of(
    'modules/participation/conversation/statement-store.ts',
    OFFICIAL,
    ...['findByForm', 'listStatements', 'findStatement', 'similarStatements'],
  ),
  ...of('modules/participation/conversation/statement-store.ts', OWN, 'writtenBy'),
  ...of('modules/participation/conversation/statement-store.ts', DECIDES, 'insertFlag'),
  ...of('modules/participation/conversation/statement-store.ts', COUNTS, 'flagsOf'),
  ...of('modules/participation/conversation/vote-store.ts', OWN, 'giveVote', 'joinWithVote', 'answersOf'),
  ...of('modules/participation/conversation/vote-store.ts', COUNTS, 'countByDistrict'),
  ...of('modules/participation/moderation/hidings-store.ts', LOGGED, 'findHiding', 'hidingsOf'),
  // What she herself did a moment ago, to take it back.
  ...of('modules/participation/moderation/hidings-store.ts', OWN, 'lockBatch', 'batchesOf'),
  ...of(
    'modules/participation/proposals/answer-store.ts',
    OFFICIAL,
    'findAnswers',
    'listAnswerVersions',
    'publishedSince',
  ),
  ...of('modules/participation/proposals/merge-store.ts', COUNTS, 'supportedByBoth'),
  ...of(
    'modules/participation/proposals/support-store.ts',
    OWN,
    ...['giveSupport', 'setProvisional', 'supportedInStep', 'findSupport', 'countedSupportsIn'],
  ),
  ...of('modules/rights/consent-store.ts', DECIDES, 'lastEntry', 'latestOf', 'standingAmong', 'standingAfter'),
  ...of('modules/rights/consent-store.ts', COUNTS, 'lastSayings'),
  ...of('modules/verification/assist-store.ts', DECIDES, 'findAssistanceIn'),
  ...of('modules/verification/guardian-store.ts', DECIDES, 'findRequest', 'lastRequest'),
  ...of('modules/verification/guest-store.ts', DECIDES, 'findGuestSession'),
  ...of('modules/verification/roll-store.ts', DECIDES, 'putOnRoll'),
  ...of(
    'modules/verification/voter-store.ts',
    DECIDES,
    'findStanding',
    'findVoter',
    'lockDocument',
    'findByReturnCode',
  ),
  ...of('modules/notifications/merge-store.ts', COUNTS, 'moveToAccount'),
  ...of('modules/notifications/news-store.ts', COUNTS, 'tellFollowers'),
  ...of('modules/verification/voter-store.ts', COUNTS, 'countVoters'),
  ...of('modules/verification/conflict-store.ts', DECIDES, 'lockConflict'),
  ...of('modules/verification/conflict-store.ts', OWN, 'conflictOf'),
  ...of('platform/access-log.ts', OWN, 'accessesOf'),
  ...of('platform/processing-limits.ts', OWN, 'limitsOf'),
  ...of('platform/processing-limits.ts', COUNTS, 'moveLimits'),
  ...of('platform/mail.ts', COUNTS, 'queueMails'),
  ...of('platform/outbox.ts', LOGGED, 'opened'),
  ...of('platform/staff-acts.ts', OFFICIAL, 'logRequest', 'actsInLog'),
};
