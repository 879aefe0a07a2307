import type { Generated, JSONColumnType } from 'kysely';
import type { DistrictId, FileId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Area, CityContact } from './city.ts';

type Text = JSONColumnType<LocalizedText, string, string>;

export type CityTables = {
  city_settings: {
    only: Generated<boolean>;
    name: Text;
    tagline: Text;
    accent: string;
    logo_file_id: FileId | null;
    languages: readonly Language[];
    time_zone: string;
    currency: string;
    contact: JSONColumnType<CityContact, string, string>;
    demo: boolean;
    updated_at: Date;
  };
  areas: {
    id: DistrictId;
    kind: Area['kind'];
    code: string;
    name: Text;
    name_key: string;
    district_code: string | null;
    outline: string;
    label_x: number;
    label_y: number;
    boundary: JSONColumnType<object, string, string>;
  };
  area_maps: { kind: Area['kind']; width: number; height: number };
  pages: {
    id: string;
    slug: string;
    version: string;
    title: Text;
    body: Text;
    published_at: Date;
    /** null: from the moment it was published. */
    holds_from: Date | null;
    search: string | null;
  };
};
