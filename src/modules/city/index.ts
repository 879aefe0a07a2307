export { readTerms } from './answer-terms.ts';
export {
  type Area,
  type AreaMap,
  type City,
  type CityContact,
  type CityPage,
  type Neighbourhood,
  nameKey,
  type Place,
} from './city.ts';
export { drawAreas } from './draw-areas.ts';
export { pageHtml } from './page-html.ts';
export { personalData } from './personal-data.ts';
export { findPlace, listNeighbourhoods } from './place-store.ts';
export { publishPage } from './publish-page.ts';
export { type FoundPage, searchPages } from './search-store.ts';
export { findPage, isSetUp, listAreas, listPages, readAreaMap, readCity, writeCity } from './store.ts';
export { questionOf, type Terms } from './terms.ts';
export { askTermsFirst } from './web/ask-terms-first.tsx';
export { cityDeskRoutes } from './web/desk-routes.tsx';
export {
  LocalizedFields,
  localizedOf,
  localizedShape,
  typedOf,
  writtenLanguages,
} from './web/localized-fields.tsx';
export { PreviewOfWords } from './web/PreviewOfWords.tsx';
export { placeAt, placeChosen, placeCode, placeName, placeOptions } from './web/place-words.ts';
export { cityRoutes } from './web/routes.tsx';
