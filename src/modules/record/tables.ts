export type RecordTables = {
  record_entries: {
    seq: number;
    at: Date;
    kind: string;
    subject_kind: string;
    subject_id: string;
    process_id: string | null;
    /** Canonical JSON. */
    payload: string;
    previous_hash: string;
    hash: string;
  };
};
