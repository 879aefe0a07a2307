/** The only door of the interface parts. They know no domain word: text comes in already translated. */
export * from './body-text.tsx';
export * from './brand.tsx';
export * from './buttons.tsx';
export * from './choices.tsx';
export { type AccentTokens, accentStylesheet, accentTokens, contrastRatio } from './contrast.ts';
export * from './debate.tsx';
export * from './desk.tsx';
export * from './doors.tsx';
export * from './editor.tsx';
export * from './embed-card.tsx';
export type { FieldProps } from './field.tsx';
export * from './figures.tsx';
export * from './form.tsx';
export * from './frame.tsx';
export { Gallery } from './Gallery.tsx';
export * from './ledger.tsx';
export * from './map-picture.tsx';
export * from './media.tsx';
export * from './menus.tsx';
export * from './notices.tsx';
export * from './page.tsx';
export * from './picker-fields.tsx';
export {
  type Content,
  errorOf,
  type FieldError,
  type HeadingLevel,
  type Link,
  type Term,
} from './props.ts';
export * from './qr-code.tsx';
export * from './share.tsx';
export { type Column, Table, type TableProps, Twin } from './table.tsx';
export type { Segment } from './text-diff.ts';
export * from './text-fields.tsx';
export * from './timeline.tsx';
export * from './words.tsx';
