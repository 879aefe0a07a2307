import type { Reader } from '#kernel/reader.ts';
import { isRecordKind } from '#modules/record/index.ts';

/** What use cases say themselves (`ctx.noteAct`); the rest are kinds of the public record. */
const NOTED_ACTS = [
  'role-granted',
  'role-revoked',
  'members-chosen',
  'member-dismissed',
  'invitation-withdrawn',
  'post-moderated',
  'moderation-undone',
  'appeal-decided',
  'moderation-settings-changed',
  'link-made',
  'link-changed',
  'link-retired',
  'link-brought-back',
  'document-published',
  'document-version-added',
  'document-changed',
  'document-withdrawn',
  'news-written',
  'news-changed',
  'news-published',
  'news-scheduled',
  'news-held',
  'news-corrected',
  'news-withdrawn',
  'news-discarded',
  'correction-answered',
  'project-written',
  'project-featured',
  'project-milestones',
  'project-picture',
] as const;

/** An act of the administration log in words; one nobody described is told by its path. */
// words: desk-desk.log.act.* record.kind.*
export function actInWords(r: Reader, act: string): string {
  if ((NOTED_ACTS as readonly string[]).includes(act)) return r.t(`desk-desk.log.act.${act}`);
  return isRecordKind(act) ? r.t(`record.kind.${act}`) : r.t('desk-desk.log.act.other');
}
