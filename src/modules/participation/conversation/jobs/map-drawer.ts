import { workThread } from '#platform/work-thread.ts';
import type { Draw } from '../draw-map.ts';

/** A map is drawn beside the requests. */
export function mapDrawer(): Draw {
  return workThread('map-thread', import.meta.url);
}
