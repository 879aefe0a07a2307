import { type Refusal, refuse } from '#kernel/result.ts';
import { type CommentSubject, MAX_LENGTH } from './comment.ts';

/** Too short or too long to be a comment; characters are counted as people see them typed. */
export function unfitBody(
  body: string,
  subject: Pick<CommentSubject, 'maxLength'>,
): Refusal<'comment-empty' | 'comment-too-long'> | null {
  const max = subject.maxLength ?? MAX_LENGTH;
  const length = [...body.trim()].length;
  if (length < 2) return refuse('comment-empty');
  return length > max ? refuse('comment-too-long', { max, length }) : null;
}
