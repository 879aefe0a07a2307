import type { DistrictId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { EVERYBODY, type TakingPart } from '#modules/verification/index.ts';

// words: processes.who.level.*
/** Who may take part in a step, in sentences. */
export function whoInWords(
  terms: TakingPart = EVERYBODY,
  r: Reader,
  districts: readonly { readonly id: DistrictId; readonly name: LocalizedText }[],
): string[] {
  const { t } = r;
  const { level, guests, minAge, underAge, districtIds, membersOf } = terms;
  const names = districts.filter(({ id }) => districtIds.includes(id)).map(({ name }) => r.text(name));
  return [
    ...(membersOf ? [t('members.only')] : []),
    ...(membersOf && level === 'account' ? [] : [t(`processes.who.level.${level}`)]),
    ...(guests ? [t('processes.who.guests')] : []),
    ...(minAge !== null && underAge === null ? [t('processes.who.from', { age: minAge })] : []),
    ...(minAge === null && underAge !== null ? [t('processes.who.under', { age: underAge })] : []),
    ...(minAge !== null && underAge !== null ? [t('processes.who.between', { from: minAge, to: underAge - 1 })] : []),
    ...(names.length > 0 ? [t('processes.who.districts', { names: r.list(names) })] : []),
  ];
}
