import type { Generated, JSONColumnType } from 'kysely';
import type { DistrictId, FileId, ProcessId, StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { TakingPart } from '#modules/verification/index.ts';
import type { CategoryId, Process, ProcessFact, StepState } from './process.ts';

type Text = JSONColumnType<LocalizedText, string, string>;

export type ProcessTables = {
  processes: {
    id: ProcessId;
    slug: string;
    status: Generated<Process['status']>;
    access: Generated<Process['access']>;
    title: Text;
    question: Text;
    summary: Text;
    description: Text;
    department: Text;
    who_may_take_part: Text;
    facts: JSONColumnType<readonly ProcessFact[], string, string>;
    created_at: Date;
    updated_at: Date;
    published_at: Date | null;
    search: string | null;
  };
  process_steps: {
    id: StepId;
    process_id: ProcessId;
    position: number;
    slug: string;
    method: string;
    title: Text;
    summary: Text;
    outcome: Text;
    opens_at: Date;
    closes_at: Date | null;
    rules: JSONColumnType<object, string, string>;
    level: Generated<TakingPart['level']>;
    guests: Generated<boolean>;
    min_age: number | null;
    under_age: number | null;
    district_ids: Generated<DistrictId[]>;
    /** The last state that the public record tells. */
    announced: Generated<StepState>;
  };
  process_categories: { id: CategoryId; process_id: ProcessId; title: Text; position: number };
  process_documents: {
    id: string;
    process_id: ProcessId;
    title: Text;
    file_id: FileId;
    content_type: string;
    size: number;
    position: number;
    created_at: Date;
    search: string | null;
  };
};
