import { expect, inject } from 'vitest';
import { ateneu } from './city.ts';
import { journey } from './journey.ts';
import { AT_THE_DESK, BY_KEYBOARD } from './ways.ts';

const PROCESS = '/processes/school-streets';
const TEXT = 'Els bancs ja són al passeig.\n\n## Quants\n\n- dotze, amb respatller';

journey(
  'a facilitator tells news, a follower is told once, and an administrator takes it back',
  AT_THE_DESK,
  async (enter, way) => {
    const title = `Bancs nous al passeig, ${way.hands}`;
    const follower = await enter({ screen: 'phone' });
    await follower.open(PROCESS);
    await follower.signInAs('resident');

    const laia = await enter();
    const { t } = laia;
    await laia.open('/');
    await laia.signInAs('facilitator');
    await laia.open('/manage/news');
    await laia.press(t('news-desk.list.write'));
    await laia.choose(t('news-desk.form.process'), 'Carrers escolars');
    await laia.press(t('news-desk.form.save'));
    // Nothing was written: the form says so, beside the field.
    await laia.page.locator('#errors a[href="#f-title-ca"]').waitFor();
    await laia.type(t('news-desk.form.title'), title);
    await laia.type(t('news-desk.form.lede'), 'Dotze, davant de l’escola.');
    await laia.type(t('news-desk.form.body'), TEXT);
    await laia.press(t('news-desk.form.save'));
    await laia.reads(t('news-desk.said.saved'));
    await laia.press(t('news-desk.publish.preview'));
    await laia.reads(t('news-desk.preview.title'));
    await laia.press(t('news-desk.preview.back'));
    await laia.press(t('news-desk.publish.now'));
    await laia.reads(t('news-desk.said.published'));

    // On the page of the process, on a phone, without script.
    const reader = await enter({ screen: 'phone', scripts: false, hands: 'pointer' });
    await reader.open(PROCESS);
    await reader.press(title);
    await reader.reads('dotze, amb respatller');
    const address = new URL(reader.page.url()).pathname;
    expect(await (await reader.page.request.get('/news.atom?process=school-streets')).text()).toContain(title);

    await told(inject('city').stateDir);
    await follower.open('/notices');
    expect(await follower.page.getByRole('main').getByText(title).count()).toBe(1);
    await follower.press(new RegExp(title));
    expect(new URL(follower.page.url()).pathname).toBe(address);

    const nuria = await enter();
    await nuria.open(address);
    await nuria.signInAs('administrator');
    await nuria.press(t('news.to-desk'));
    await nuria.press(t('news-desk.withdraw.act'));
    await nuria.page.locator('#errors a[href="#f-reason-ca"]').waitFor();
    await nuria.type(t('news-desk.withdraw.reason'), 'Els bancs no hi són encara.');
    await nuria.press(t('news-desk.withdraw.act'));
    await nuria.reads(t('news-desk.said.withdrawn'));
    await reader.open(address, 410);
    await reader.reads('Els bancs no hi són encara.');
    expect(await reader.page.getByText('dotze, amb respatller').count()).toBe(0);
    await follower.open('/notices');
    expect(await follower.page.getByRole('main').getByText(title).count()).toBe(0);
  },
);

journey(
  'an administrator publishes a second version of a document, and both are read',
  AT_THE_DESK,
  async (enter, way) => {
    const title = `Acta del consell, ${way.hands}`;
    const { t, open, press, type, choose, reads, page, signInAs } = await enter();
    await open('/');
    await signInAs('administrator');
    await open('/manage/documents');
    await press(t('library-desk.list.add'));
    await press(t('library-desk.form.publish'));
    await page.locator('#errors a[href="#f-file"]').waitFor();
    await type(t('library-desk.form.title'), title);
    await choose(t('library.filters.kind'), t('library.kind.minutes'));
    await page.locator('[name="dated"]').fill('2026-10-14');
    await page.locator('[name="file"]').setInputFiles(paper('Acta, primera versió.'));
    await press(t('library-desk.form.publish'));
    await reads(t('library-desk.said.published'));
    await type(t('library-desk.version.note'), 'S’hi afegeix una assistent.');
    await page.locator('[name="file"]').setInputFiles(paper('Acta, segona versió.'));
    await press(t('library-desk.version.act'));
    await reads(t('library-desk.said.version-added'));

    const reader = await enter({ ...BY_KEYBOARD, screen: 'phone', hands: 'pointer' });
    await reader.open('/documents?kind=minutes');
    await reader.press(title);
    await reader.reads('S’hi afegeix una assistent.');
    const address = new URL(reader.page.url()).pathname;
    for (const [number, words] of [
      [1, 'Acta, primera versió.'],
      [2, 'Acta, segona versió.'],
    ] as const) {
      const file = await reader.page.request.get(`${address}/versions/${number}`);
      expect(await file.text()).toBe(words);
      expect(file.headers()['content-disposition']).toContain('attachment');
    }
  },
);

function paper(words: string) {
  return { name: 'acta.txt', mimeType: 'text/plain', buffer: Buffer.from(words) };
}

/** Whatever waits is told, and told again. */
async function told(stateDir: string): Promise<void> {
  for (const _ of [1, 2]) {
    const { code, output } = await ateneu(stateDir, 'letters', '--daily');
    expect(code, output).toBe(0);
  }
}
