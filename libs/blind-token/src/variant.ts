/** The four named variants of RFC 9474, §5. Tokens use the first, which the RFC recommends. */
export const VARIANTS = {
  'RSABSSA-SHA384-PSS-Randomized': { saltLength: 48, prefixLength: 32 },
  'RSABSSA-SHA384-PSSZERO-Randomized': { saltLength: 0, prefixLength: 32 },
  'RSABSSA-SHA384-PSS-Deterministic': { saltLength: 48, prefixLength: 0 },
  'RSABSSA-SHA384-PSSZERO-Deterministic': { saltLength: 0, prefixLength: 0 },
} as const;

export type Variant = keyof typeof VARIANTS;

export const RECOMMENDED: Variant = 'RSABSSA-SHA384-PSS-Randomized';
