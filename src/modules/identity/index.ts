export { acceptedTerms, acceptTerms } from './accept-terms.ts';
export { appointFacilitator } from './appoint-facilitator.ts';
export { issueSignInLink } from './ask-to-sign-in.ts';
export { forgetDistrict } from './change-account.ts';
export { forgetFactors } from './change-factors.ts';
export { type Chosen, chooseMembers, dismissMember, withdrawInvitation } from './choose-members.ts';
export type { AccountChanged, MemberLeft, TermsAccepted } from './events.ts';
export { signedInJustNow } from './fresh-session.ts';
export { grantRole, revokeRole } from './grant-role.ts';
export { importPeople, type SeededPerson, seedPeople } from './import-people.ts';
export { forgetExpiredSignIns } from './jobs.ts';
export { forgetPerson, whyMayNotLeave } from './leave.ts';
export { listMembers, type MemberList } from './list-members.ts';
export { insertMembers, listReaders } from './members-store.ts';
export { personalData } from './personal-data.ts';
export { mayGrantRoles } from './policy.ts';
export { addressesOf, districtOf, districtsOf, readAccountSince, readAddressee } from './read-account.ts';
export { recogniseSession } from './recognise-session.ts';
export { type Grant, listFacilitators, listGrants, listGrantsIn, listHolders } from './roles-store.ts';
export { startSession } from './sign-in-with-ticket.ts';
export { displayNames, type Names } from './store.ts';
export { dropSession, sessionToken } from './web/cookie.ts';
export { nameOf } from './web/name-of.ts';
export { type DemoPerson, type IdentityOptions, identityRoutes } from './web/routes.tsx';
export {
  hasOwnAccount,
  openPersonWithoutEmail,
  personIdOfEmail,
  removePersonWithoutEmail,
} from './without-email.ts';
