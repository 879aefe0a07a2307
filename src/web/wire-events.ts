import type { Platform } from '#platform/ctx-factory.ts';

/** Who listens to what, in one place: news travels upward as events. */
export function wireEvents(platform: Platform): void {
  void platform;
}
