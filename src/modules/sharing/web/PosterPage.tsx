import type { Reader } from '#kernel/reader.ts';
import { Muted, Onward, Poster } from '#ui/index.ts';
import type { Thing } from '../thing.ts';
import { shortAddress, typedAddress } from './short-address.ts';

interface PosterPageProps {
  readonly r: Reader;
  readonly thing: Thing;
  readonly code: string;
  readonly origin: string;
  readonly city: string;
}

// words: sharing.kind.*
export function PosterPage({ r, thing, code, origin, city }: PosterPageProps) {
  const { t } = r;
  const typed = typedAddress(origin, code);
  return (
    <div class="wrap">
      <div class="poster-notes">
        <Muted>{t('sharing.poster.how-to-print')}</Muted>
        <Onward href={`/share?of=${encodeURIComponent(thing.path)}`}>{t('sharing.poster.back')}</Onward>
      </div>
      <Poster
        city={city}
        kicker={t(`sharing.kind.${thing.kind}`)}
        title={thing.title}
        {...(thing.lang ? { lang: thing.lang } : {})}
        {...(thing.when ? { when: thing.when } : {})}
        how={t('sharing.poster.way')}
        address={shortAddress(origin, code)}
        typed={typed}
        label={t('sharing.qr.label', { address: typed })}
      />
    </div>
  );
}
