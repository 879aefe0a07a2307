import { listAreas } from '#modules/city/index.ts';
import { districtOf } from '#modules/identity/index.ts';
import type { ConversationOptions } from '#modules/participation/conversation/index.ts';

/** What conversations ask of the house: where a person lives, which districts there are, what takes statements in. */
export const conversationOptions: ConversationOptions = {
  districtOf,
  districts: (ctx) => listAreas(ctx, 'district'),
  takers: [{ method: 'budget', address: ({ slug }, step) => `/manage/budgets/${slug}/${step}/take-over` }],
};
