/** The house's one script: it makes pages nicer and nothing depends on it. */
document.documentElement.classList.add('has-script');
document.getElementById('errors')?.focus();
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-max]')) countCharacters(area);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) guardForm(form);
for (const queue of document.querySelectorAll<HTMLTableElement>('[data-queue]')) pickRows(queue);
closeMenus();
listenForKeys();

/** Counts code points, as the server does, after each pause. */
function countCharacters(area: HTMLTextAreaElement): void {
  const note = document.getElementById(`${area.id}-count`);
  if (!note) return;
  const { left = '{n}', over = '{n}' } = note.dataset;
  const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
  let pause = 0;
  const show = () => {
    const rest = Number(area.dataset.max) - [...area.value].length;
    note.textContent = (rest < 0 ? over : left).replace('{n}', format.format(Math.abs(rest)));
    note.classList.toggle('is-over', rest < 0);
  };
  show();
  note.setAttribute('aria-live', 'polite');
  area.addEventListener('input', () => {
    clearTimeout(pause);
    pause = window.setTimeout(show, 400);
  });
}

/** The browser asks before words are lost. */
function guardForm(form: HTMLFormElement): void {
  let touched = false;
  form.addEventListener('input', () => {
    touched = true;
  });
  form.addEventListener('submit', () => {
    touched = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (touched) event.preventDefault();
  });
}

/** Picked rows are tinted and counted; one box picks all. */
function pickRows(queue: HTMLTableElement): void {
  const all = queue.querySelector<HTMLInputElement>('[data-pick-all]');
  const boxes = [...queue.querySelectorAll<HTMLInputElement>('tbody td:first-child input[type=checkbox]')];
  const count = queue.closest('form')?.querySelector<HTMLElement>('[data-picked]');
  const show = () => {
    const picked = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.closest('tr')?.classList.toggle('is-picked', box.checked);
    if (count) count.textContent = (count.dataset.picked ?? '{n}').replace('{n}', `${picked}`);
    if (all) {
      all.checked = picked > 0 && picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    }
  };
  count?.setAttribute('role', 'status');
  all?.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  queue.addEventListener('change', show);
  window.addEventListener('pageshow', show);
  show();
}

/** A menu closes when the reader goes elsewhere or presses Escape. */
function closeMenus(): void {
  const menus = document.querySelectorAll<HTMLDetailsElement>('details.menu');
  document.addEventListener('click', (event) => {
    for (const menu of menus) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus) {
      if (menu.open && menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
      menu.open = false;
    }
  });
}

/** On the desk: j and k move, x picks, ? shows the keys; Enter opens the link that has the focus. They can be turned off. */
function listenForKeys(): void {
  const queue = document.querySelector<HTMLTableElement>('[data-queue]');
  if (!queue) return;
  const help = document.querySelector<HTMLDetailsElement>('[data-keys]');
  const isOff = keysSwitch(help);
  const rows = [...(queue.tBodies[0]?.rows ?? [])];
  const moveTo = (index: number) => rows[index]?.querySelector<HTMLElement>('th a, a')?.focus();
  document.addEventListener('keydown', (event) => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    if (event.key === 'j') moveTo(Math.min(here + 1, rows.length - 1));
    else if (event.key === 'k') moveTo(Math.max(here - 1, 0));
    else if (event.key === 'x') rows[here]?.querySelector<HTMLInputElement>('td:first-child input')?.click();
    else if (event.key === '?' && help) {
      help.open = !help.open;
      help.querySelector('summary')?.focus();
    } else return;
    event.preventDefault();
  });
}

/** WCAG 2.2, 2.1.4: keys of one letter can be turned off. The choice stays on this machine. */
function keysSwitch(help: HTMLElement | null): () => boolean {
  const button = help?.querySelector<HTMLButtonElement>('[data-keys-switch]');
  let off = localStorage.getItem('keys') === 'off';
  const show = () => button?.setAttribute('aria-pressed', `${off}`);
  button?.addEventListener('click', () => {
    off = !off;
    localStorage.setItem('keys', off ? 'off' : 'on');
    show();
  });
  show();
  return () => off;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])');
}
