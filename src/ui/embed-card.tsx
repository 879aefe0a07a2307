import { BrandMark } from './brand.tsx';
import type { Content } from './props.ts';
import { Hidden, isolated } from './words.tsx';

export interface EmbedCardProps {
  readonly city: Content;
  readonly kicker?: Content;
  readonly title: Content;
  readonly lang?: string | undefined;
  /** Whole address in the city. */
  readonly href: string;
  readonly action: Content;
  /** Said after the action: "(opens in a new page)". */
  readonly opens: string;
  readonly children?: Content;
}

/** A thing of the city inside somebody else's page: one link and one button, which open the city in a page of its own. */
export function EmbedCard(props: EmbedCardProps) {
  const leads = { href: props.href, target: '_blank', rel: 'noopener' };
  return (
    <main class="card">
      <p class="card__city">
        <BrandMark />
        {props.city}
      </p>
      <div>
        {props.kicker && <p class="kicker">{props.kicker}</p>}
        <h1 class="card__title" lang={props.lang}>
          {isolated(props.title, props.lang)}
        </h1>
      </div>
      {props.children}
      <p>
        <a class="button" {...leads}>
          {props.action}
          <Hidden> {props.opens}</Hidden>
        </a>
      </p>
    </main>
  );
}
