import type { Reader } from '#kernel/reader.ts';
import { ArabicSamples } from './gallery/ArabicSamples.tsx';
import { DebateSamples } from './gallery/DebateSamples.tsx';
import { DeskSamples } from './gallery/DeskSamples.tsx';
import { FormSamples } from './gallery/FormSamples.tsx';
import { ListSamples } from './gallery/ListSamples.tsx';
import { MomentSamples } from './gallery/MomentSamples.tsx';
import { NumberSamples } from './gallery/NumberSamples.tsx';
import { PictureSamples } from './gallery/PictureSamples.tsx';
import { TimeSamples } from './gallery/TimeSamples.tsx';
import { WordSamples } from './gallery/WordSamples.tsx';
import { PageHead } from './page.tsx';

/**
 * Every component in every state, with neutral words. The matter of a page: it stands inside `main` and `wrap`.
 * @param picture address of any picture of the house's own; without it no pictures are shown
 * @param bare without its own page head: for a page that has its h1 already
 */
export function Gallery({ r, picture, bare }: { r: Reader; picture?: string; bare?: boolean }) {
  return (
    <div lang="en" dir={r.direction}>
      {!bare && (
        <PageHead
          long
          title="The parts this house is made of"
          lede="Each part in each of its states. Narrow the window, turn the colours, print it: nothing may break."
          byline={['One stylesheet', 'One small script, which nothing needs', 'WCAG 2.2 AA']}
        />
      )}
      <WordSamples r={r} />
      <ListSamples r={r} />
      <NumberSamples r={r} />
      <TimeSamples />
      <PictureSamples picture={picture} />
      <DebateSamples r={r} />
      <FormSamples />
      <MomentSamples />
      <DeskSamples />
      <ArabicSamples />
    </div>
  );
}
