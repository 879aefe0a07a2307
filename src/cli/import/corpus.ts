import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../command.ts';
import { keepSmall } from '../keep-small.ts';
import { fileLines, type OnBytes } from './file-lines.ts';
import { BadLine } from './line-fields.ts';
import type { Mapping } from './mapping.ts';
import { type ReadComment, readComment } from './read-comment.ts';
import { type ReadProposal, readProposal } from './read-proposal.ts';

/** A line that cannot be taken in, named. */
export interface RefusedLine {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

/** A line read, as a thing or as a refusal. */
export interface CorpusLine<T> {
  readonly line: number;
  readonly item: T | null;
  readonly refused: RefusedLine | null;
  /** Bytes of its file up to here. */
  readonly upTo: number;
}

/** The files of an export, and how they are read. */
export interface Corpus {
  readonly mapping: Mapping;
  readonly proposals: CorpusFile;
  readonly comments: CorpusFile | null;
}

export interface CorpusFile {
  readonly path: string;
  readonly name: string;
  /** bytes */
  readonly size: number;
}

export function openCorpus(folder: string, mapping: Mapping): Corpus {
  const file = (name: string): CorpusFile => {
    const path = join(folder, name);
    if (!existsSync(path)) throw new UsageError(`There is no ${name} in ${folder}.`);
    return { path, name: basename(path), size: statSync(path).size };
  };
  const { proposals, comments } = mapping;
  return { mapping, proposals: file(proposals.file), comments: comments && file(comments.file) };
}

/** Each time the same lines are good and the same refused: the file alone decides. */
export function proposalsOf(corpus: Corpus, onBytes?: OnBytes): AsyncGenerator<CorpusLine<ReadProposal>> {
  return readEach(corpus.proposals, (text) => readProposal(text, corpus.mapping), onBytes);
}

/** @param proposals the ids of those that are good */
export async function* commentsOf(
  corpus: Corpus,
  proposals: { has(id: string): boolean },
  onBytes?: OnBytes,
): AsyncGenerator<CorpusLine<ReadComment>> {
  if (!corpus.comments) return;
  const read = (text: string) => {
    const comment = readComment(text, corpus.mapping);
    if (!proposals.has(comment.proposal)) throw new BadLine(`proposal ${comment.proposal} is not among the proposals`);
    return comment;
  };
  yield* readEach(corpus.comments, read, onBytes);
}

async function* readEach<T extends { readonly id: string }>(
  file: CorpusFile,
  read: (text: string) => T,
  onBytes?: OnBytes,
): AsyncGenerator<CorpusLine<T>> {
  const lineOf = new Map<string, number>();
  for await (const { number, text, problem, upTo } of fileLines(file.path, onBytes)) {
    if (number % 500 === 0) keepSmall();
    const refused = (why: string) => ({
      line: number,
      upTo,
      item: null,
      refused: { file: file.name, line: number, why },
    });
    if (text === null) {
      yield refused(problem ?? 'the line cannot be read');
      continue;
    }
    try {
      const item = read(text);
      const before = lineOf.get(item.id);
      if (before !== undefined) throw new BadLine(`the id ${item.id} stands in line ${before} too`);
      lineOf.set(item.id, number);
      yield { line: number, upTo, item, refused: null };
    } catch (fault) {
      if (!(fault instanceof BadLine)) throw fault;
      yield refused(fault.message);
    }
  }
}
