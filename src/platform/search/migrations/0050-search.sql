-- Search: stemmers without stop words (src/platform/search/stop-words.ts drops them in every language) and the vocabulary.
create extension if not exists pg_trgm;

create text search dictionary search_ca (template = snowball, language = catalan);
create text search dictionary search_es (template = snowball, language = spanish);
create text search dictionary search_en (template = snowball, language = english);
create text search dictionary search_ar (template = snowball, language = arabic);

create text search configuration search_ca (copy = simple);
create text search configuration search_es (copy = simple);
create text search configuration search_en (copy = simple);
create text search configuration search_ar (copy = simple);

alter text search configuration search_ca alter mapping for asciiword, word with search_ca;
alter text search configuration search_es alter mapping for asciiword, word with search_es;
alter text search configuration search_en alter mapping for asciiword, word with search_en;
alter text search configuration search_ar alter mapping for asciiword, word with search_ar;

-- word: as people may type it, lower case without accents. lexeme: what the index holds for it. uses: texts seen with it.
create table search_words (
  word text collate "C" not null,
  lexeme text collate "C" not null,
  uses integer not null default 0,
  primary key (word, lexeme)
) with (fillfactor = 80);

create index search_words_lexeme on search_words (lexeme);
create index search_words_trigrams on search_words using gist (word gist_trgm_ops);
