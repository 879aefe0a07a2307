import type { DistrictId, FileId, NeighbourhoodId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';

/** What the city says of itself. */
export interface City {
  readonly name: LocalizedText;
  readonly tagline: LocalizedText;
  /** `#rrggbb`, legible on paper (see ui/contrast.ts). */
  readonly accent: string;
  readonly logoFileId: FileId | null;
  /** The first is the city's own. */
  readonly languages: readonly Language[];
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly contact: CityContact;
  readonly demo: boolean;
  readonly updatedAt: Date;
}

export interface CityContact {
  readonly office?: LocalizedText;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly hours?: LocalizedText;
  readonly phoneNote?: LocalizedText;
}

/** A district or neighbourhood, drawn. */
export interface Area {
  readonly id: DistrictId;
  readonly kind: 'district' | 'neighbourhood';
  readonly code: string;
  readonly name: LocalizedText;
  readonly districtCode: string | null;
  /** SVG path on the map's own grid. */
  readonly outline: string;
  readonly labelX: number;
  readonly labelY: number;
}

/** A neighbourhood that lies in a district we know. */
export interface Neighbourhood extends Omit<Area, 'id' | 'kind'> {
  readonly id: NeighbourhoodId;
  readonly districtId: DistrictId;
}

/** Where something is: a district, or one neighbourhood of it. */
export interface Place {
  readonly districtId: DistrictId;
  readonly neighbourhoodId: NeighbourhoodId | null;
}

/** All areas of a kind on one drawn map. */
export interface AreaMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Area[];
}

export interface CityPage {
  readonly slug: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** Sanitised HTML. */
  readonly body: LocalizedText;
  readonly publishedAt: Date;
  /** From when its words hold; not before it is published. */
  readonly holdsFrom: Date;
}

/** A version of a page without its words. */
export type PageVersion = Pick<CityPage, 'version' | 'publishedAt' | 'holdsFrom'>;

/** Pages that people accept or are judged by: their words are never replaced, only followed by a new version. */
export const VERSIONED_PAGES = ['terms', 'privacy', 'participation-rules'] as const;

export function isVersioned(slug: string): boolean {
  return (VERSIONED_PAGES as readonly string[]).includes(slug);
}

/** A city that nobody has set up yet. */
export const NEW_CITY: City = {
  name: { ca: 'La teva ciutat', es: 'Tu ciudad', en: 'Your city', ar: 'مدينتك' },
  tagline: {},
  accent: '#2b3fae',
  logoFileId: null,
  languages: ['ca', 'es', 'en', 'ar'],
  timeZone: 'Europe/Madrid',
  currency: 'EUR',
  contact: {},
  demo: false,
  updatedAt: new Date(0),
};

/** "Sants Montjuïc", "Sants-Montjuïc" and "SANTS - MONTJUIC" are one name. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
