import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person does to the controls of a page. */
export interface Hands {
  press(control: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** @param label of the option, as read */
  choose(field: Locator, label: string): Promise<void>;
  /** A checkbox or a radio button. */
  tick(box: Locator): Promise<void>;
}

export function pointer(): Hands {
  return {
    press: (control) => control.click(),
    type: (field, text) => field.fill(text),
    choose: async (field, label) => void (await field.selectOption({ label })),
    tick: (box) => box.check({ force: true }),
  };
}

const MOST_STOPS = 400;

/** Tab, Enter, Space and the arrows. The focus must be seen at every stop on the way. */
export function keyboard(page: Page): Hands {
  return {
    async press(control) {
      await reach(page, control);
      await page.keyboard.press('Enter');
    },
    async type(field, text) {
      await reach(page, field);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    async choose(field, label) {
      await reach(page, field);
      await page.keyboard.press('Home');
      const chosen = () => field.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label.trim());
      const options = await field.locator('option').count();
      for (let step = 0; step < options && (await chosen()) !== label; step++) await page.keyboard.press('ArrowDown');
      expect(await chosen()).toBe(label);
    },
    async tick(box) {
      if (await box.isChecked()) return;
      const group = (await box.getAttribute('type')) === 'radio' ? await box.getAttribute('name') : null;
      await reach(page, group === null ? box : page.locator(`input[type="radio"][name="${group}"]`));
      if (group === null || !(await isFocused(box))) await page.keyboard.press('Space');
      for (let step = 0; group !== null && step < 50 && !(await isFocused(box)); step++)
        await page.keyboard.press('ArrowDown');
      if (!(await box.isChecked())) await page.keyboard.press('Space');
      expect(await box.isChecked()).toBe(true);
    },
  };
}

/** Tabs until one of the controls has the focus. */
async function reach(page: Page, control: Locator): Promise<void> {
  await control.first().waitFor({ state: 'attached' });
  const targets = await control.elementHandles();
  let timesAtStart = 0;
  let before: string | null = null;
  for (let stop = 0; stop < MOST_STOPS && timesAtStart < 2; stop++) {
    const at = await page.evaluate(stopUnderFocus, targets);
    if (at.what === null) timesAtStart++;
    // A date is several stops in one field, and the browser marks each part itself.
    else if (at.what !== before || !at.what.includes('type="date'))
      expect(at.isSeen, `the focus cannot be seen on ${at.what} of ${page.url()}`).toBe(true);
    if (at.isTarget) return;
    before = at.what;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No key leads to ${control} on ${page.url()}`);
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

/** Runs in the page. The ring may be drawn on the control, or on the label that stands for it. */
function stopUnderFocus(targets: readonly (Node | null)[]) {
  const at = document.activeElement;
  if (!at || at === document.body) return { isTarget: false, isSeen: false, what: null };
  const hasRing = (element: Element | null | undefined, pseudo?: string) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  };
  const label = (at as HTMLInputElement).labels?.[0] ?? at.closest('label');
  const bearers = [at, label, at.nextElementSibling, at.parentElement];
  const isSeen = at.id === 'content' || bearers.some((bearer) => hasRing(bearer) || hasRing(bearer, '::after'));
  return { isTarget: targets.includes(at), isSeen, what: at.outerHTML.slice(0, 160) };
}
