import type { JSONColumnType } from 'kysely';
import type { FileId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';
import type { DocumentId, DocumentKind, LibraryDocument } from './document.ts';

type Text = JSONColumnType<LocalizedText, string, string>;

export type LibraryTables = {
  library_documents: {
    id: DocumentId;
    slug: string;
    kind: DocumentKind;
    process_id: ProcessId | null;
    topic_id: CategoryId | null;
    state: LibraryDocument['state'];
    title: Text;
    summary: Text;
    dated: string;
    version: number;
    published_at: Date;
    withdrawn_at: Date | null;
    withdrawal_reason: Text;
    updated_at: Date;
    search: string | null;
  };
  library_versions: {
    document_id: DocumentId;
    number: number;
    file_id: FileId;
    name: string;
    content_type: string;
    size: number;
    sha256: string;
    languages: readonly Language[];
    note: Text;
    published_at: Date;
  };
};
