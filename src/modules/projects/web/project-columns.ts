import type { Reader } from '#kernel/reader.ts';
import type { AreaMap, Neighbourhood } from '#modules/city/index.ts';
import type { DownloadColumn } from '#platform/http/download.ts';
import type { Project } from '../project.ts';

interface Places {
  readonly map: AreaMap | null;
  readonly neighbourhoods: readonly Neighbourhood[];
}

/** The open data of a project, one column a fact. */
export function projectColumns(r: Reader, places: Places, origin: string): readonly DownloadColumn<Project>[] {
  const districts = new Map(places.map?.areas.map((area) => [area.id, area]));
  const neighbourhoods = new Map(places.neighbourhoods.map((each) => [each.id, each]));
  const district = ({ districtId: id }: Project) => (id ? districts.get(id) : undefined);
  const neighbourhood = ({ neighbourhoodId: id }: Project) => (id ? neighbourhoods.get(id) : undefined);
  return [
    { name: 'project', value: ({ slug }) => slug },
    { name: 'title', value: ({ title }) => r.text(title) },
    { name: 'summary', value: ({ lede }) => r.text(lede) },
    { name: 'state', value: ({ state }) => state },
    { name: 'department', value: ({ department }) => r.text(department) || null },
    { name: 'district_code', value: (row) => district(row)?.code ?? null },
    { name: 'district', value: (row) => r.text(district(row)?.name ?? {}) || null },
    { name: 'neighbourhood_code', value: (row) => neighbourhood(row)?.code ?? null },
    { name: 'neighbourhood', value: (row) => r.text(neighbourhood(row)?.name ?? {}) || null },
    { name: 'starts_on', value: ({ startsOn }) => startsOn },
    { name: 'ends_on', value: ({ endsOn }) => endsOn },
    { name: 'planned_cents', value: ({ planned }) => planned },
    { name: 'spent_cents', value: ({ spent }) => spent },
    { name: 'featured', value: ({ featured }) => featured },
    { name: 'published_at', value: ({ publishedAt }) => publishedAt },
    { name: 'updated_at', value: ({ updatedAt }) => updatedAt },
    { name: 'url', value: ({ slug }) => `${origin}/projects/${slug}` },
  ];
}
