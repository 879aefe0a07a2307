import type { Page } from 'playwright-core';

/** Where a page leads, as addresses on this site. */
export interface Ways {
  readonly pages: string[];
  /** Files: CSV, Atom, pictures, documents. */
  readonly files: string[];
  /** Where its forms are sent. */
  readonly asks: string[];
  readonly sends: string[];
  /** Fragments that no element of the page answers to. */
  readonly brokenFragments: string[];
}

const FILE =
  /\.(csv|json|jsonl|atom|xml|svg|png|webp|avif|jpg|pdf|css|txt|gz)$|\/(files|documents|pictures)\/[^/]+$|^\/logo$|^\/oembed$|^\/your-data\/copy$/;

export async function waysFrom(page: Page): Promise<Ways> {
  const found = await page.evaluate(readWays);
  // Another language is the same page; the link of a letter is one person's key, and may be spent.
  const links = found.links.filter((address) => !/[?&]lang=|^\/sign-in\/link\//.test(address));
  const isFile = (address: string) => FILE.test(address.split('?')[0] ?? '');
  return { ...found, pages: links.filter((link) => !isFile(link)), files: links.filter(isFile) };
}

/** Runs in the page. */
function readWays() {
  const here = (address: string) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin ? [url.pathname + url.search] : [];
  };
  const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)];
  const anchors = all('a[href]');
  const forms = all<HTMLFormElement>('form');
  // A button may name an address of its own, and a field called "action" hides the form's property.
  const actionOf = (form: Element) => form.getAttribute('action') ?? location.href;
  const isSent = (form: HTMLFormElement) => form.getAttribute('method')?.toLowerCase() === 'post';
  const ownAddresses = all('button[formaction]').flatMap((button) => here(button.getAttribute('formaction') ?? ''));
  return {
    links: [...anchors, ...all('link[rel="alternate"]')].flatMap((link) => here(link.getAttribute('href') ?? '')),
    asks: forms.filter((form) => !isSent(form)).flatMap((form) => here(actionOf(form))),
    sends: [...forms.filter(isSent).flatMap((form) => here(actionOf(form))), ...ownAddresses],
    brokenFragments: anchors
      .map((anchor) => anchor.getAttribute('href') ?? '')
      .filter((href) => href.startsWith('#') && href.length > 1 && !document.getElementById(href.slice(1))),
  };
}

/** One of each kind is enough: `/processes/school-streets/proposals/12` and `…/13` are the same kind of page. */
export function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://x');
  const path = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/\d+(?=\/|$)/g, '/:number')
    .replace(/^(\/manage)?\/(process|project)(es|s)\/(?!new$)[^/]+/, '$1/$2$3/:$2');
  return `${path}?${[...new Set(searchParams.keys())].sort().join('&')}`;
}
