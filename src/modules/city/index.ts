export { type Area, type AreaMap, type City, type CityContact, type CityPage, nameKey } from './city.ts';
export { drawAreas } from './draw-areas.ts';
export { personalData } from './personal-data.ts';
export { publishPage } from './publish-page.ts';
export { type FoundPage, searchPages } from './search-store.ts';
export { findPage, isSetUp, listAreas, listPages, readAreaMap, readCity, writeCity } from './store.ts';
export { cityDeskRoutes } from './web/desk-routes.tsx';
export { cityRoutes } from './web/routes.tsx';
