import type { ComponentChildren } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '../ctx.ts';

/** What the door hands every route. */
export interface Env {
  Variables: {
    ctx: Ctx;
    reader: Reader;
    /** The address asked for, public origin included. */
    url: URL;
    /** Put into every form as `csrf` by FormStart; checked where a browser sends neither Origin nor Sec-Fetch-Site. */
    csrf: string;
    /** The visitor's keyed address: for rate limits only, never the plain one. */
    visitorKey: string;
    /** Drawn to stand in frames of other pages (`/embed…`): set by what draws it, for the headers. */
    framed?: true;
    /** A sentence for the next page ("Your proposal is published."), shown once. */
    flash: { kind: 'done' | 'problem'; key: string; blanks: Record<string, string | number> } | null;
  };
}

/** What the layout needs besides the content. */
export interface Head {
  readonly title: string;
  readonly description?: string;
  /** Which of the four doors is marked in the navigation. */
  readonly door?: 'decide' | 'learn' | 'connect' | 'your-data' | 'desk';
  /**
   * A page of the staff's desk: which line of its navigation is marked (`answers`, `people`, …). The door draws the
   * navigation and the h1, which is `title`; the content brings neither, nor a `wrap`.
   */
  readonly desk?: string;
  /** Names of islands (`proposal-form` for proposal-form.island.ts) this page is nicer with. */
  readonly islands?: readonly string[];
  readonly status?: 200 | 201 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500;
  /** Atom feed or data of the same list. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /**
   * Whatever the content is made from, as text: a visitor's page of the same address and language is not drawn again while it
   * stays the same. Leave it out where in doubt.
   */
  readonly sameAs?: string;
  /**
   * The path of the public thing that this page is: it gets a quiet link to share it. `card`: other pages may show it in a
   * frame (`/embed…`).
   */
  readonly share?: { readonly path: string; readonly card?: boolean };
  /** Not for search engines. */
  readonly unlisted?: boolean;
}

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: hono's own interface is widened, which a type alias cannot do
    (content: ComponentChildren, head: Head): Response | Promise<Response>;
  }
}
