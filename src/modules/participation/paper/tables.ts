import type { Generated, JSONColumnType } from 'kysely';
import type { Id, PersonId, ProcessId, StepId } from '#kernel/ids.ts';
import type { RefusalDetails } from '#kernel/result.ts';

export type BatchId = Id<'paper-batch'>;
export type SheetId = Id<'paper-sheet'>;

/** `entered` once, `mismatch` of two entries, `counted`, or `refused` with its reason. */
export type SheetState = 'entered' | 'mismatch' | 'counted' | 'refused';

export type PaperTables = {
  paper_prints: { step_id: StepId; process_id: ProcessId; code: string; printed: Generated<number> };
  paper_batches: {
    id: BatchId;
    step_id: StepId;
    process_id: ProcessId;
    number: number;
    opened_by: PersonId | null;
    opened_at: Date;
    closed_at: Date | null;
  };
  paper_sheets: {
    id: SheetId;
    batch_id: BatchId;
    step_id: StepId;
    serial: string;
    document_hash: string | null;
    choices: string[] | null;
    second_hash: string | null;
    second_choices: string[] | null;
    state: SheetState;
    reason: string | null;
    reason_details: JSONColumnType<RefusalDetails, string | null, string | null> | null;
    entered_by: PersonId | null;
    entered_at: Date;
    second_by: PersonId | null;
    second_at: Date | null;
  };
};
