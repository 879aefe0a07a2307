export { type Area, type AreaMap, type City, type CityContact, type CityPage, NEW_CITY, nameKey } from './city.ts';
export { drawAreas } from './draw-areas.ts';
export { personalData } from './personal-data.ts';
export { publishPage } from './publish-page.ts';
export { findPage, isSetUp, listAreas, readAreaMap, readCity, writeCity } from './store.ts';
