import type { Content } from './props.ts';
import { type Segment, wordDiff } from './text-diff.ts';
import { Hidden } from './words.tsx';

export interface Attachment {
  readonly href: string;
  readonly name: string;
  /** "PDF, 12 pages" */
  readonly note?: Content;
  readonly lang?: string;
}

export function Attachments({ items, label }: { items: readonly Attachment[]; label?: string }) {
  return (
    <ul class="attachments" aria-label={label}>
      {items.map((item) => (
        <li>
          <a href={item.href} lang={item.lang} hreflang={item.lang}>
            {item.name}
          </a>{' '}
          {item.note && <span class="muted small">{item.note}</span>}
        </li>
      ))}
    </ul>
  );
}

export interface Picture {
  readonly src: string;
  /** What is seen. Empty only where the caption says it all. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly caption?: Content;
  /** The whole picture. */
  readonly href?: string;
}

export function Pictures({ items, label }: { items: readonly Picture[]; label?: string }) {
  return (
    <ul class="pictures" aria-label={label}>
      {items.map((item) => {
        const picture = (
          <img src={item.src} alt={item.alt} width={item.width} height={item.height} loading="lazy" decoding="async" />
        );
        return (
          <li>
            <figure>
              {item.href ? <a href={item.href}>{picture}</a> : picture}
              {item.caption && <figcaption>{item.caption}</figcaption>}
            </figure>
          </li>
        );
      })}
    </ul>
  );
}

export interface LeadPictureProps extends Omit<Picture, 'href' | 'caption'> {
  /** The same, smaller: what phones load. */
  readonly small: string;
  /** Language of its words, where it is not the page's. */
  readonly lang?: string | undefined;
}

/** The one picture of a page, over its text. Its whole shape is kept: nothing is cut off. */
export function LeadPicture({ src, small, alt, lang, width, height }: LeadPictureProps) {
  return (
    <figure class="lead-picture">
      <img
        src={src}
        srcset={`${small} ${smallWidth(width, height)}w, ${src} ${width}w`}
        sizes="(max-width: 44rem) 100vw, 44rem"
        alt={alt}
        lang={lang}
        width={width}
        height={height}
        decoding="async"
      />
    </figure>
  );
}

/** Small pictures have at most 480 pixels on their longer side. */
function smallWidth(width: number, height: number): number {
  return Math.round(width * Math.min(1, 480 / Math.max(width, height)));
}

export interface CardPictureProps extends Omit<Picture, 'caption' | 'href'> {
  /** Below the fold: it comes when it is nearly seen. */
  readonly later?: boolean;
}

/** Over a thing among others: one shape for all. */
export function CardPicture({ src, alt, width, height, later }: CardPictureProps) {
  const loading = later ? 'lazy' : undefined;
  return (
    <img class="card-picture" src={src} alt={alt} width={width} height={height} loading={loading} decoding="async" />
  );
}

export interface DiffProps {
  readonly before: string;
  readonly after: string;
  /** Read aloud before each change. */
  readonly words: { readonly removed: string; readonly added: string };
  readonly lang?: string;
}

/** Two versions of a text in one, word by word. */
export function Diff({ before, after, words, lang }: DiffProps) {
  return (
    <div class="diff" lang={lang} dir="auto">
      {wordDiff(before, after).map((segment) => (
        <DiffSegment segment={segment} words={words} />
      ))}
    </div>
  );
}

function DiffSegment({ segment, words }: { segment: Segment; words: DiffProps['words'] }) {
  if (segment.kind === 'same') return <>{segment.text}</>;
  const removed = segment.kind === 'removed';
  const Tag = removed ? 'del' : 'ins';
  return (
    <Tag>
      <Hidden>{removed ? words.removed : words.added} </Hidden>
      {segment.text}
    </Tag>
  );
}

/** HTML that the sanitiser has already let through. Never anything else. */
export function RichText({ html, lang }: { html: string; lang?: string }) {
  return <div class="rich" lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
