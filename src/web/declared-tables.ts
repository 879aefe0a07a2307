import type { TableDeclaration } from '#kernel/personal-data.ts';
import { personalData as city } from '#modules/city/index.ts';
import { personalData as identity } from '#modules/identity/index.ts';
import { personalData as library } from '#modules/library/index.ts';
import { personalData as news } from '#modules/news/index.ts';
import { personalData as notifications } from '#modules/notifications/index.ts';
import { personalData as budgets } from '#modules/participation/budgets/index.ts';
import { personalData as comments } from '#modules/participation/comments/index.ts';
import { personalData as conversation } from '#modules/participation/conversation/index.ts';
import { personalData as moderation } from '#modules/participation/moderation/index.ts';
import { personalData as paper } from '#modules/participation/paper/index.ts';
import { personalData as processes } from '#modules/participation/processes/index.ts';
import { personalData as proposals } from '#modules/participation/proposals/index.ts';
import { personalData as projects } from '#modules/projects/index.ts';
import { personalData as record } from '#modules/record/index.ts';
import { personalData as rights } from '#modules/rights/index.ts';
import { personalData as sharing } from '#modules/sharing/index.ts';
import { personalData as verification } from '#modules/verification/index.ts';
import { personalData as platform } from '#platform/personal-data-declarations.ts';

/** Every table of the house, by its owner: what export, erasure, retention and the public register are made from. */
export const declaredTables: readonly TableDeclaration[] = [
  ...platform,
  ...record,
  ...identity,
  ...rights,
  ...city,
  ...verification,
  ...processes,
  ...paper,
  ...comments,
  ...proposals,
  ...conversation,
  ...moderation,
  ...news,
  ...library,
  ...notifications,
  ...budgets,
  ...sharing,
  ...projects,
];
