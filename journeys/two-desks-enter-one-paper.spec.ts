import { writeSerial } from '#modules/participation/paper/testing.ts';
import { documentNumber } from './documents.ts';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { codeFor } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

journey('two desks enter one paper form: it counts once, and the second is refused', BOTH_WAYS, async (enter, way) => {
  const port = await enter({ hands: 'pointer', screen: 'desk' });
  const { t, open, press, page, reads } = port;
  await port.signInAs('assistant');
  await open('/manage/paper');
  await page.getByLabel(t('paper-desk.how-many')).selectOption('1');
  const [printed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('paper-desk.print') }).click(),
  ]);
  // The name of the file says the step's code and the number of its first form.
  const [, code = '', number = ''] = /([2-9A-Z]{4}) (\d+)\.pdf$/.exec(printed.suggestedFilename()) ?? [];
  // Nobody is in the demo's census with this number: the library knows her by what it saw.
  const sheet = {
    serial: writeSerial(code, Number(number)),
    document: way.scripts ? 'X1234567L' : '00000000T',
    choices: '3 4',
  };

  await open('/manage/paper');
  await press(t('paper-desk.open-batch'));
  const batch = new URL(page.url()).pathname;
  await enterSheet(port, sheet);
  await reads(t('paper-desk.said.entered', { serial: sheet.serial }));

  const hill = await enter({ hands: 'pointer', screen: 'desk' });
  await hill.open('/sign-in?next=%2Fmanage%2Fpaper');
  await hill.type(t('identity.sign-in.email'), 'assistant-hill@vallserena.example');
  await hill.press(t('identity.sign-in.send'));
  const administrator = await enter({ scripts: true, hands: 'pointer', screen: 'desk' });
  await administrator.signInAs('administrator');
  await hill.type(t('identity.code.label'), await codeFor('assistant-hill@vallserena.example', administrator));
  await hill.press(t('identity.code.enter'));
  await hill.press(t('paper-desk.open-batch'));
  await enterSheet(hill, sheet);
  await hill.reads(/ja el va entrar un altre taulell/);

  await press(t('paper-desk.close'));
  await hill.open(batch);
  await enterSheet(hill, { ...sheet, document: documentNumber(41_000_009) });
  await hill.reads(t('paper-desk.said.mismatch'));
  await administrator.open(batch);
  await enterSheet(administrator, sheet);
  await administrator.reads(way.scripts ? t('paper-desk.said.counted') : t('refusals.guardian-first'));
});

async function enterSheet(
  { t, type, press }: Guest,
  sheet: { serial: string; document: string; choices: string },
): Promise<void> {
  await type(t('paper-desk.serial'), sheet.serial);
  await type(t('verification.form.document'), sheet.document);
  await type(t('paper-desk.choices'), sheet.choices);
  await press(t('paper-desk.next'));
}
