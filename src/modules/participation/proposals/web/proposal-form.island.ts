/** While the title is typed: what says nearly the same, fetched from the server and put under the field. */
const WAIT = 400;

function watch(): void {
  const field = document.querySelector<HTMLInputElement>('input[name="title"]');
  const place = document.querySelector<HTMLElement>('#similar[data-address]');
  if (!field || !place) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const ask = async () => {
    const title = field.value.trim();
    if (title === asked) return;
    asked = title;
    if (title.length < 8) return place.replaceChildren();
    const language = document.querySelector<HTMLSelectElement>('select[name="language"]')?.value ?? '';
    const query = new URLSearchParams({ title, language });
    const response = await fetch(`${place.dataset.address}?${query}`).catch(() => undefined);
    // Typed on meanwhile, or the way is down: the review shows the same later.
    if (!response?.ok || title !== asked) return;
    place.innerHTML = await response.text();
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), WAIT);
  });
  void ask();
}

watch();
