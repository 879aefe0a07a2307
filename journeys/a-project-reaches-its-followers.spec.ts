import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import { type Enter, journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS, type Way } from './ways.ts';

const LIST = '/processes/school-streets/proposals';
const BODY = 'De la porta de l’escola a la plaça no hi ha cap banc. N’hi cabrien tres sota els plàtans.';

/** Written, featured, met on the home page, followed; then the streets around her. */
journey('a project and a neighbourhood reach who follows them, once', BOTH_WAYS, async (enter, way) => {
  const title = `El rentador dels Canals, ${way.hands}`;
  // A date cannot be pasted into the parts of a browser's own date field.
  const administrator = await enter({ screen: 'desk', hands: 'pointer' });
  await writeProject(administrator, way, title);

  // On a phone, without script, as a visitor.
  const resident = await enter({ scripts: false, screen: 'phone' });
  const { t, page } = resident;
  await resident.open('/');
  await resident.press(title);
  await resident.reads(/S’arregla la teulada/);
  await resident.press(t('notifications.follow.project'));
  await signInByLetter(resident, enter, `neighbour-${way.hands}@residents.example`, 'Nora dels Canals');
  if (!new URL(page.url()).pathname.startsWith('/projects/')) {
    await resident.open('/');
    await resident.press(title);
  }
  await resident.press(t('notifications.follow.project'));
  await resident.reads(t('notifications.said.followed'));

  await administrator.press(t('projects-desk.milestones.reach'));
  await administrator.reads(t('projects-desk.said.milestone'));
  await told(resident, `${title}: S’arregla la teulada`);
  await resident.press(`${title}: S’arregla la teulada`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);

  // Her neighbourhood, and the whole district too.
  for (const [kind, name] of [
    ['neighbourhood', 'Els Canals'],
    ['district', 'Horta Nova'],
  ] as const) {
    await resident.open('/follows');
    await resident.choose(t(`notifications.follows.${kind}`), name);
    await resident.press(t(`notifications.follows.follow-${kind}`));
    await resident.reads(t('notifications.said.followed'));
  }
  const proposal = `Tres bancs al camí dels Canals, ${way.hands}`;
  await propose(enter, way, proposal);
  await told(resident, `«${proposal}»`);
});

async function writeProject({ t, open, type, choose, press, reads, page, signInAs }: Guest, way: Way, title: string) {
  await open('/manage/projects');
  await signInAs('administrator');
  await open('/manage/projects');
  await press(t('projects-desk.featured.off'));
  await reads(t('projects-desk.said.featured'));
  await open('/manage/projects');
  await press(t('projects-desk.new'));
  await type(t('projects-desk.form.slug'), `washhouse-${way.hands}`);
  await type(page.locator('[name="title-ca"]'), title);
  await press(t('projects-desk.form.save'));
  // Without its sentence it is not kept, and nothing of it is lost.
  await reads(/Escriu una frase que digui què és/);
  expect(await page.locator('[name="title-ca"]').inputValue()).toBe(title);
  await type(page.locator('[name="lede-ca"]'), 'El safareig torna a tenir aigua, i un banc a l’ombra.');
  await choose(t('projects-desk.form.place'), 'Els Canals');
  await type(t('projects-desk.form.planned'), '84.000');
  await press(t('projects-desk.form.save'));
  await reads(t('projects-desk.said.kept'));
  await type(t('projects-desk.milestones.on'), '2026-12-15');
  await type(page.locator('[name="milestone-ca"]'), 'S’arregla la teulada');
  await press(t('projects-desk.milestones.add'));
  await reads(t('projects-desk.said.milestone'));
  await press(t('projects-desk.publish.act'));
  await reads(t('projects-desk.said.published'));
  const desk = new URL(page.url()).pathname;
  await open('/manage/projects');
  await press(t('projects-desk.featured.on'), page.getByRole('listitem').filter({ hasText: title }));
  await reads(t('projects-desk.said.featured'));
  await open(desk);
}

async function propose(enter: Enter, way: Way, title: string): Promise<void> {
  const author = await enter();
  const { t } = author;
  await author.open(`${LIST}/new`);
  await signInByLetter(author, enter, `bench-${way.hands}@residents.example`, 'Bruna dels bancs');
  await author.type(t('proposals.form.what'), title);
  await author.type(t('proposals.form.why'), BODY);
  await author.choose(t('proposals.form.district'), 'Els Canals');
  await author.choose(t('proposals.form.language'), 'Català');
  await author.press(t('proposals.form.review'));
  await author.reads('Els Canals, Horta Nova');
  await author.press(t('proposals.review.publish'));
  await author.press(t('proposals.receipt.read'));
}

/** Followers are told by a job: a moment later. Once, and no more when some time has passed. */
async function told({ open, page }: Guest, words: string): Promise<void> {
  const lines = page.getByRole('main').getByRole('heading', { level: 3 }).filter({ hasText: words });
  await expect.poll(async () => (await open('/notices').then(() => lines.count())) > 0, { timeout: 20_000 }).toBe(true);
  await page.waitForTimeout(2_000);
  await open('/notices');
  expect(await lines.count()).toBe(1);
}
