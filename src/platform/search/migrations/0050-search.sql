-- The vocabulary of everything searchable; src/platform/search writes and reads it.
create extension if not exists pg_trgm;

-- word: as people may type it, lower case without accents. lexeme: what the indexes hold for it. written: as first seen,
-- with accents. uses: about how many texts it was seen in.
create table search_words (
  word text collate "C" not null,
  lexeme text collate "C" not null,
  written text not null,
  uses integer not null default 0,
  primary key (word, lexeme)
) with (fillfactor = 80);

create index search_words_lexeme on search_words (lexeme);
create index search_words_trigrams on search_words using gin (word gin_trgm_ops);
