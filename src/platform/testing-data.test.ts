import { afterEach, describe, expect, test, vi } from 'vitest';
import { sharedData } from './testing-data.ts';

describe('data that stands beside the checkout', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('its tests are skipped by name where it is missing', () => {
    vi.stubEnv('CI', '');
    vi.stubEnv('ATENEU_TEST_DATA', '/nowhere');
    const data = sharedData('a-city');
    expect(data.missing).toBe(true);
    expect(data.titled('imports a city')).toBe('imports a city (skipped: no /nowhere/a-city)');
  });

  test('its tests fail where it is missing in CI', () => {
    vi.stubEnv('CI', 'true');
    vi.stubEnv('ATENEU_TEST_DATA', '/nowhere');
    expect(() => sharedData('a-city')).toThrow('/nowhere/a-city is missing');
  });
});
