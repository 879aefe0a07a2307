export { noonOf } from './document.ts';
export { listPublished as listLibraryDocuments, searchDocuments } from './list-store.ts';
export { personalData } from './personal-data.ts';
export { readDocument } from './read-document.ts';
export { type SeededDocument, seedLibrary } from './seed.ts';
export { papersOf } from './web/papers-of.ts';
export { libraryRoutes } from './web/routes.tsx';
