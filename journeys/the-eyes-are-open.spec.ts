import { expect } from 'vitest';
import { journey } from './journey.ts';
import { axeViolations } from './look.ts';
import { BOTH_WAYS, BY_KEYBOARD } from './ways.ts';

// A check that never failed is not trusted: pages with a fault on purpose.

journey('a picture without words and a pale text are seen', BOTH_WAYS, async (enter, way) => {
  const { page } = await enter();
  await page.setContent('<html lang="ca"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>');
  expect((await axeViolations(page, way.scripts)).join()).toContain('image-alt');
  await page.setContent('<html lang="ca"><title>x</title><main><h1 style="color:#ddd">Pale</h1></main></html>');
  expect((await axeViolations(page, way.scripts)).join()).toContain('color-contrast');
});

journey('a control whose focus cannot be seen stops whoever has no mouse', [BY_KEYBOARD], async (enter) => {
  const { page, unfold } = await enter();
  await page.setContent('<button style="outline:0">Go</button>');
  await expect(unfold(page.getByRole('button'))).rejects.toThrow('cannot be seen');
  await page.setContent('<a href="#x" style="outline:3px solid">On</a><span role="button">Go</span>');
  await expect(unfold(page.getByRole('button'))).rejects.toThrow('No key leads to');
});
