import type { Reader } from '#kernel/reader.ts';
import { accentTokens, contrastRatio, Muted } from '#ui/index.ts';

const PAPER = { light: '#fbfaf6', dark: '#16171b' } as const;

/** What becomes of a colour on light and on dark paper; nothing where it is refused (the field says why). */
export function AccentPreview({ r, accent }: { r: Reader; accent: string }) {
  const tokens = accentTokens(accent);
  if (!tokens.ok) return null;
  const { light, dark } = tokens.value;
  const isKept = light.accent === accent.toLowerCase();
  return (
    <figure>
      <svg class="facade" viewBox="0 0 480 96" role="img" aria-label={r.t('city-desk.preview-alt')}>
        {(
          [
            [0, 'light', light],
            [244, 'dark', dark],
          ] as const
        ).map(([x, paper, palette]) => (
          <g key={paper} transform={`translate(${x} 0)`}>
            <rect width="236" height="96" rx="4" fill={PAPER[paper]} stroke="#b3ada0" />
            <rect x="14" y="14" width="120" height="40" rx="4" fill={palette.accent} />
            <text x="74" y="39" font-size="15" text-anchor="middle" fill={palette.onAccent}>
              {r.t('city-desk.preview-button')}
            </text>
            <text x="150" y="39" font-size="15" fill={palette.accent}>
              {r.t('city-desk.preview-link')}
            </text>
            <rect x="14" y="62" width="208" height="22" fill={palette.accentWash} />
            <text x="22" y="78" font-size="13" fill={palette.accentDeep}>
              {`${palette.accent}  ${ratio(r, palette.accent, PAPER[paper])}`}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        <Muted>{r.t(isKept ? 'city-desk.preview-kept' : 'city-desk.preview-darkened', { colour: light.accent })}</Muted>
      </figcaption>
    </figure>
  );
}

/** "8.4 : 1" */
function ratio(r: Reader, a: string, b: string): string {
  return `${r.number(Math.round(contrastRatio(a, b) * 10) / 10)} : 1`;
}
