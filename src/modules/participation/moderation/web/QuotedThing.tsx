import type { Reader } from '#kernel/reader.ts';
import { BodyText, Panel } from '#ui/index.ts';
import type { Thing } from '../moderation.ts';

/** What was written, as it stands, in its own language. @param most letters of its text; left out: all */
export function QuotedThing({ r, thing, most }: { r: Reader; thing: Thing; most?: number }) {
  return (
    <Panel>
      <blockquote class="stack-tight" lang={r.foreign(thing.language)} dir="auto">
        {thing.title && <p class="lede">{thing.title}</p>}
        <BodyText body={thing.text.slice(0, most)} />
      </blockquote>
    </Panel>
  );
}
