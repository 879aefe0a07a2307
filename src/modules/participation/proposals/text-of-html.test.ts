import { expect, test } from 'vitest';
import { textOfHtml } from './text-of-html.ts';

test.each([
  ['paragraphs', '<p>Un</p>\n\n<p>Dos\ntres</p>', 'Un\n\nDos tres'],
  ['breaks', 'Un\n<br />Dos', 'Un\nDos'],
  ['lists', '<ul><li>Un</li><li>Dos</li></ul>', '– Un\n– Dos'],
  ['empty lines of a text without blocks', 'Un\ndos\n\nTres', 'Un dos\n\nTres'],
  [
    'a link with words',
    '<a href="https://example.org/a?b=1&amp;c=2">el pla</a>',
    'el pla (https://example.org/a?b=1&c=2)',
  ],
  ['a link that is its address', '(<a href="http://example.org">http://example.org</a>)', '(http://example.org)'],
  [
    'an address with an apostrophe',
    '<a href="http://x.org/d\'Educació">http://x.org/d\'Educació</a>',
    "http://x.org/d'Educació",
  ],
  ['an address glued to a word', 'Sants.<a href="http://x.org">http://x.org</a>', 'Sants. http://x.org'],
  ['a link that is no address', '<a href="javascript:alert(1)">aquí</a>', 'aquí'],
  ['scripts and styles', 'a<script>alert(1)</script><style>p{}</style>b', 'ab'],
  ['entities', 'a &lt;b&gt; &amp;amp; c&nbsp;d', 'a <b> &amp; c d'],
  ['signs that are no tags', 'menys de <100g i > 2', 'menys de <100g i > 2'],
])('%s', (_name, html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test.each(['<a href=http://a ', '<a href="http://a">', '<p', ' \n', '<!--', '<a'])(
  'twenty thousand characters of %j take no longer than others',
  (piece) => {
    // The time of the processor: the clock on the wall also counts what else the machine does.
    const started = process.cpuUsage();
    textOfHtml(piece.repeat(20_000 / piece.length));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  },
);
