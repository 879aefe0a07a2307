export { findThing } from './find-thing.ts';
export { followLink } from './follow-link.ts';
export { makeLink } from './make-link.ts';
export { personalData } from './personal-data.ts';
export { cardRoutes } from './web/card-routes.tsx';
export { sharingRoutes } from './web/routes.ts';
