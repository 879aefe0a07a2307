import type { Generated } from 'kysely';

export type SharingTables = {
  short_links: {
    code: string;
    path: string;
    own_words: Generated<boolean>;
    made_at: Date;
    renamed_to: string | null;
    retired_at: Date | null;
  };
  /** `day` is a calendar day of the city, YYYY-MM-DD. */
  short_link_uses: { code: string; day: string; slot: number; uses: number };
};
