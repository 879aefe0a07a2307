export { erasurePlan } from './erasure-plan.ts';
export type { PersonErasing } from './events.ts';
export { type HeldTable, heldTables } from './held-data.ts';
export { type NamedValue, type RightsOptions, rightsRoutes } from './web/routes.tsx';
