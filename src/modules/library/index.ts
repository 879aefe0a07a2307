export { noonOf } from './document.ts';
export { listPublished as listLibraryDocuments, searchDocuments } from './list-store.ts';
export { personalData } from './personal-data.ts';
export { type SeededDocument, seedLibrary } from './seed.ts';
export { libraryRoutes } from './web/routes.tsx';
