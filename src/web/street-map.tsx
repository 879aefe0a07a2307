import type { Hono } from 'hono';
import { textIn } from '#kernel/localized-text.ts';
import { cityDeskRoutes, cityRoutes, findPage, listAreas, readCity } from '#modules/city/index.ts';
import { identityRoutes } from '#modules/identity/index.ts';
import { libraryRoutes, papersOf } from '#modules/library/index.ts';
import { drawNewestOf, newsRoutes } from '#modules/news/index.ts';
import { notificationRoutes } from '#modules/notifications/index.ts';
import { budgetRoutes } from '#modules/participation/budgets/index.ts';
import { commentRoutes } from '#modules/participation/comments/index.ts';
import { conversationRoutes } from '#modules/participation/conversation/index.ts';
import { moderationRoutes } from '#modules/participation/moderation/index.ts';
import { paperRoutes } from '#modules/participation/paper/index.ts';
import { listProcesses, processRoutes } from '#modules/participation/processes/index.ts';
import { proposalRoutes } from '#modules/participation/proposals/index.ts';
import { projectRoutes } from '#modules/projects/index.ts';
import { recordRoutes } from '#modules/record/index.ts';
import { rightsRoutes } from '#modules/rights/index.ts';
import { sharingRoutes } from '#modules/sharing/index.ts';
import { verificationRoutes } from '#modules/verification/index.ts';
import type { Env } from '#platform/http/env.ts';
import { createSignInProvider } from '#platform/sign-in-provider.ts';
import { afterProposal } from './after-proposal.ts';
import type { AppParts } from './app.tsx';
import { conversationOptions } from './conversation-options.ts';
import { demoPeople } from './demo-people.ts';
import { deskRoutes } from './desk-routes.tsx';
import { followNews, followProcess, followProject, followProposal } from './follow-options.ts';
import { homeRoutes } from './home-routes.tsx';
import { logRoutes } from './log-routes.tsx';
import { METHODS } from './methods.ts';
import { proposalComments } from './proposal-comments.ts';
import { publicRoutes } from './public-routes.tsx';
import { recordLinks } from './record-links.ts';
import { rightsOptions } from './rights-options.ts';
import { searchRoutes } from './search-routes.tsx';

/** Every street of the city, in the order a visitor would walk them. */
export function streetMap(app: Hono<Env>, parts: AppParts): void {
  app.route('/', homeRoutes());
  app.route('/', searchRoutes());
  app.route('/', publicRoutes());
  app.route('/', deskRoutes(parts));
  app.route('/', rightsRoutes(rightsOptions(parts.platform.config)));
  app.route('/', logRoutes());
  app.route('/', cityRoutes());
  app.route('/', cityDeskRoutes());
  app.route('/', verificationRoutes());
  app.route('/', processRoutes({ methods: METHODS, follow: followProcess, news: drawNewestOf, papers: papersOf }));
  app.route('/', proposalRoutes({ follow: followProposal, after: afterProposal }));
  app.route('/', commentRoutes(proposalComments));
  app.route('/', conversationRoutes(conversationOptions));
  app.route('/', budgetRoutes({ districts: (ctx) => listAreas(ctx, 'district') }));
  app.route('/', moderationRoutes());
  app.route('/', paperRoutes({ methods: METHODS }));
  app.route('/', libraryRoutes());
  app.route('/', newsRoutes({ follow: followNews }));
  app.route('/', projectRoutes({ follow: followProject }));
  app.route('/', notificationRoutes());
  app.route('/', sharingRoutes());
  app.route('/', recordRoutes(recordLinks));
  app.route(
    '/',
    identityRoutes({
      termsVersion: async (ctx) => (await findPage(ctx, 'terms'))?.version ?? '0',
      demoPeople,
      provider: parts.platform.config.oidc && createSignInProvider(parts.platform.config.oidc),
      cityName: async (ctx) => textIn((await readCity(ctx)).name, ctx.language),
      districts: (ctx) => listAreas(ctx, 'district'),
      processes: (ctx) => listProcesses(ctx, { statuses: ['draft', 'published'] }),
    }),
  );
}
