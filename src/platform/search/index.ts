/** The one way to make rows searchable and to search them. docs/algorithms/search.md, docs/algorithms/similar-proposals.md */
export { findSimilar, type SimilarRow, type SimilarSource, type SimilarText } from './find-similar.ts';
export { learnWords } from './learn-words.ts';
export { type ParsedSearch, parseSearch, type SearchOptions } from './parse-search.ts';
export { countUpTo, matches, type RankedRow, type RankedSource, rankedMatches } from './ranked-matches.ts';
export { type SearchableText, searchVector, searchVectorText } from './search-vector.ts';
export { type SnippetSegment, snippet } from './snippet.ts';
