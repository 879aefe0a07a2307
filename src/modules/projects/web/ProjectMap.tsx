import { MapPicture, Section } from '#ui/index.ts';
import type { ProjectPageProps } from './ProjectPage.tsx';

/** Where it is: its district on the city's map, or its neighbourhood among those of its district. */
export function ProjectMap({ r, read: { project }, map, neighbourhoods, place }: ProjectPageProps) {
  const { t } = r;
  const district = map?.areas.find(({ id }) => id === project.districtId);
  if (!map || !district || !place) return null;
  const near = neighbourhoods.filter(({ districtId }) => districtId === district.id);
  const isNear = near.some(({ id }) => id === project.neighbourhoodId);
  const areas = isNear ? near : map.areas;
  const here: string | null = isNear ? project.neighbourhoodId : district.id;
  return (
    <Section id="where" title={t('projects.page.where')}>
      <div class="small-map">
        <MapPicture
          title={place}
          label={t('projects.page.map', { place, names: r.list(areas.map(({ name }) => r.text(name))) })}
          width={map.width}
          height={map.height}
          near={isNear}
          areas={areas.map((area) => ({
            ...{ path: area.outline, x: area.labelX, y: area.labelY, name: r.text(area.name) },
            tone: area.id === here ? 4 : 1,
          }))}
        />
      </div>
    </Section>
  );
}
