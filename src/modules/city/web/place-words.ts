import type { DistrictId } from '#kernel/ids.ts';
import { isId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import type { SelectOption } from '#ui/index.ts';
import type { Area, AreaMap, Neighbourhood, Place } from '../city.ts';

/** What a place can be. */
interface Places {
  readonly map: AreaMap | null;
  readonly neighbourhoods: readonly Neighbourhood[];
}

type PlaceIds = { readonly [Part in keyof Place]: Place[Part] | null };

/** "La Seda, Les Moreres"; undefined: the whole city, or a place that is on no map any more. */
export function placeName(r: Reader, places: Places | null, { districtId, neighbourhoodId }: PlaceIds) {
  const district = places?.map?.areas.find(({ id }) => id === districtId);
  const neighbourhood = places?.neighbourhoods.find(({ id }) => id === neighbourhoodId);
  const names = [neighbourhood, district].flatMap((area) => (area ? [r.text(area.name)] : []));
  return names.length === 0 ? undefined : names.join(r.language === 'ar' ? '، ' : ', ');
}

/** How a place is written in an address. */
export function placeCode(district: Pick<Area, 'code'>, neighbourhood?: Pick<Neighbourhood, 'code'>): string {
  return neighbourhood ? `${district.code}.${neighbourhood.code}` : district.code;
}

export interface PlaceFound {
  readonly district: Area;
  readonly neighbourhood: Neighbourhood | undefined;
}

/** The place an address names. */
export function placeAt({ map, neighbourhoods }: Places, code: string): PlaceFound | undefined {
  const areas = map?.areas ?? [];
  const named = areas.find((area) => area.code === code);
  if (named) return { district: named, neighbourhood: undefined };
  for (const neighbourhood of neighbourhoods) {
    const district = areas.find(({ id }) => id === neighbourhood.districtId);
    if (district && placeCode(district, neighbourhood) === code) return { district, neighbourhood };
  }
  return undefined;
}

/** A district with its neighbourhoods under it, one list to choose from. `sentAs` says what is sent. */
export function placeOptions(
  r: Reader,
  { map, neighbourhoods }: Places,
  sentAs: (district: Area, neighbourhood?: Neighbourhood) => string,
): SelectOption[] {
  return (map?.areas ?? []).flatMap((district) => {
    const name = r.text(district.name);
    const inside = neighbourhoods.filter(({ districtId }) => districtId === district.id);
    if (inside.length === 0) return [{ value: sentAs(district), label: name }];
    const whole = { value: sentAs(district), label: r.t('city.whole-district', { district: name }), group: name };
    const parts = inside.map((each) => ({ value: sentAs(district, each), label: r.text(each.name), group: name }));
    return [whole, ...parts];
  });
}

/** What was chosen, by id. An id that is nobody's is kept for the rules to refuse. */
export function placeChosen({ neighbourhoods }: Places, id: string): PlaceIds {
  const neighbourhood = neighbourhoods.find((each) => each.id === id);
  if (neighbourhood) return { districtId: neighbourhood.districtId, neighbourhoodId: neighbourhood.id };
  return { districtId: isId(id) ? (id as DistrictId) : null, neighbourhoodId: null };
}
