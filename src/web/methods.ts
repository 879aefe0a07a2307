import { budgetMethod } from '#modules/participation/budgets/index.ts';
import { conversationMethod } from '#modules/participation/conversation/index.ts';
import { informationMethod, type Method } from '#modules/participation/processes/index.ts';
import { proposalsMethod } from '#modules/participation/proposals/index.ts';

/** Every way to take part that this house knows. */
export const METHODS: readonly Method[] = [proposalsMethod, conversationMethod, budgetMethod, informationMethod];
