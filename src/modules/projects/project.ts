import type { DistrictId, FileId, Id, NeighbourhoodId, ProcessId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';

export type ProjectId = Id<'city-project'>;
export type MilestoneId = Id<'milestone'>;

/** How far it is, in the order in which it goes; it may also go back. */
export const PROJECT_STATES = ['idea', 'planned', 'building', 'open', 'finished'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

/** So many stand on the home page. */
export const MOST_FEATURED = 6;

/** What an administrator writes. */
export interface ProjectText {
  readonly title: LocalizedText;
  /** One sentence. */
  readonly lede: LocalizedText;
  /** HTML; what a page may not hold is dropped. */
  readonly body: LocalizedText;
  readonly department: LocalizedText;
  /** Whom to ask: an office, how to reach it. */
  readonly contact: LocalizedText;
  /** null: the whole city. */
  readonly districtId: DistrictId | null;
  readonly neighbourhoodId: NeighbourhoodId | null;
  readonly state: ProjectState;
  /** `2026-12-31`; when it begins and ends, or is meant to. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** null: nobody knows yet. */
  readonly planned: Cents | null;
  readonly spent: Cents;
  readonly origins: readonly Origin[];
}

export type Origin =
  | { readonly kind: 'process'; readonly id: ProcessId }
  | { readonly kind: 'proposal'; readonly id: ProposalId };

export interface Project extends Omit<ProjectText, 'origins'> {
  readonly id: ProjectId;
  readonly slug: string;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly picture: Picture | null;
  readonly alt: LocalizedText;
  /** 1 is the first on the home page. */
  readonly featured: number | null;
  readonly withdrawalReason: LocalizedText | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
}

export interface Picture {
  readonly fileId: FileId;
  readonly smallFileId: FileId;
  /** Pixels of the large one. */
  readonly width: number;
  readonly height: number;
}

export interface Milestone {
  readonly id: MilestoneId;
  /** `2026-12-31` */
  readonly on: string;
  readonly title: LocalizedText;
  readonly reached: boolean;
}

/** Whole per cent of the plan that is spent; null without a plan to compare with. */
export function spentShare({ planned, spent }: Pick<Project, 'planned' | 'spent'>): number | null {
  return planned === null || planned === 0 ? null : spent / planned;
}

/** The slugs in their new order; undefined where there is no step that way. */
export function movedBy(order: readonly string[], slug: string, by: -1 | 1): readonly string[] | undefined {
  const from = order.indexOf(slug);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return undefined;
  const without = order.filter((each) => each !== slug);
  return without.toSpliced(to, 0, slug);
}
