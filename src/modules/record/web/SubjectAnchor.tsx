import type { Reader } from '#kernel/reader.ts';
import { Onward } from '#ui/index.ts';
import type { SubjectLink } from './subject-links.ts';

/** Leads to the thing the entry speaks of, as it is today. */
export function SubjectAnchor({ link, reader }: { link: SubjectLink; reader: Reader }) {
  if (link.title === null) return <Onward href={link.href}>{reader.t('record.entry.see')}</Onward>;
  const { text, language } = reader.textWithLanguage(link.title);
  return (
    <Onward href={link.href}>
      <span lang={reader.foreign(language)}>{text}</span>
    </Onward>
  );
}
