import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { Method } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type CardPlace, cardPlace } from '../../card-kinds.ts';
import { conversationCard } from './conversation-card.tsx';
import { processCard } from './process-card.tsx';
import { proposalCard } from './proposal-card.tsx';
import { resultCard } from './result-card.tsx';

/** What stands on a card. */
export interface Card {
  readonly title: string;
  readonly lang?: string | undefined;
  /** Path of the page behind the button, and the button's words. */
  readonly to: string;
  readonly action: string;
  readonly matter: VNode;
}

export interface CardOptions {
  readonly methods: readonly Method[];
}

export interface CardScene extends CardOptions {
  readonly ctx: Ctx;
  readonly r: Reader;
  readonly path: string;
}

export type CardDrawer = (scene: CardScene, parts: readonly string[]) => Promise<Card | null>;

const DRAWERS: Readonly<Record<CardPlace['kind'], CardDrawer>> = {
  process: processCard,
  proposal: proposalCard,
  result: resultCard,
  conversation: conversationCard,
};

/** The card of a path, as a visitor sees it, whoever asks; null where there is none for everybody. */
export async function findCard(scene: CardScene): Promise<(Card & Pick<CardPlace, 'kind' | 'height'>) | null> {
  const place = cardPlace(scene.path);
  if (!place) return null;
  const card = await DRAWERS[place.kind]({ ...scene, ctx: scene.ctx.as({ kind: 'visitor' }) }, place.parts);
  return card && { ...card, kind: place.kind, height: place.height };
}
