export type { NewsPublished } from './events.ts';
export { newsJobs } from './jobs.ts';
export { type FoundNews, listPublished, searchNews } from './list-store.ts';
export type { NewsId, NewsItem } from './news.ts';
export { personalData } from './personal-data.ts';
export { seedNews } from './seed.ts';
export { findPublishedNews } from './store.ts';
export { drawNewest, drawNewestOf } from './web/draw-newest.tsx';
export { type NewsOptions, newsRoutes } from './web/routes.tsx';
