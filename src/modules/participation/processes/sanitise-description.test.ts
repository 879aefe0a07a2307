import { describe, expect, it } from 'vitest';
import { descriptionOf, sanitiseDescription, writtenOf } from './sanitise-description.ts';

describe('a description', () => {
  it('is written as plain paragraphs, lists and headings, and read back the same', () => {
    const written = '## Why now\n\nThe street is dark & wet,\nsay <neighbours>.\n\n- Lamps\n- Drains';
    const html = descriptionOf(written);
    expect(html).toBe(
      '<h3>Why now</h3>\n<p>The street is dark &amp; wet,<br>say &lt;neighbours&gt;.</p>\n<ul>\n<li>Lamps</li>\n<li>Drains</li>\n</ul>',
    );
    expect(writtenOf(sanitiseDescription(html))).toBe(written);
  });

  it('that says more than that stays HTML, without scripts, styles and frames', () => {
    const html =
      '<p>See <a href="https://example.org" onclick="x" style="color:red">the plan</a><iframe src="x"></iframe></p>';
    expect(descriptionOf(html)).toBe('<p>See <a href="https://example.org">the plan</a></p>');
    expect(writtenOf(descriptionOf(html))).toBe(descriptionOf(html));
  });
});
