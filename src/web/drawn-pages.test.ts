import { describe, expect, it } from 'vitest';
import { drawnPage, freshPage } from './drawn-pages.ts';

describe('pages drawn for visitors', () => {
  it('are drawn again when what they are made from changes, and only then', async () => {
    let drawn = 0;
    const ask = (sameAs: string) => drawnPage('ca /here', sameAs, () => `page ${++drawn}`).packed(undefined);
    expect((await ask('41 supports')).body).toEqual(Buffer.from('page 1'));
    expect((await ask('41 supports')).body).toEqual(Buffer.from('page 1'));
    expect((await ask('42 supports')).body).toEqual(Buffer.from('page 2'));
  });

  it('are packed as the browser takes them', async () => {
    const page = freshPage('<p>words</p>'.repeat(500));
    expect((await page.packed('gzip, deflate, br')).encoding).toBe('br');
    expect((await page.packed('gzip')).encoding).toBe('gzip');
    expect((await page.packed(undefined)).encoding).toBeNull();
  });
});
