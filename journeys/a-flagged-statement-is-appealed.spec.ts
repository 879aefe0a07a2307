import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { WITH_SCRIPTS } from './ways.ts';

const TALK = '/processes/nights-in-the-ribera/conversation/conversation';
const BODY = 'La Ribera seria millor sense ningú que hi visqui de lloguer.';

journey(
  'a flagged statement is hidden with its reason, and its author appeals',
  [WITH_SCRIPTS],
  async (enter) => {
    const author = await enter();
    const { t } = author;
    await author.open(`${TALK}/mine`);
    await signInByLetter(author, enter, `flagged-${Date.now()}@residents.example`, 'Pere Font');
    await author.open(`${TALK}/write`);
    await author.type(t('conversation.write.label'), BODY);
    await author.press(t('conversation.write.action'));
    if (await author.page.getByText(t('conversation.similar.what')).count())
      await author.press(t('conversation.write.anyway'));
    await author.reads(t('conversation.said.held'));

    // It waits in the one queue of the moderators, and is let in there.
    const moderator = await enter({ screen: 'desk' });
    await moderator.signInAs('moderator');
    await moderator.open('/manage/moderation?kind=hold');
    await moderator.press(/La Ribera seria millor/u);
    await moderator.press(t('moderation-desk.case.release'), moderator.page.locator('form[action$="/decide"]').first());

    const neighbour = await enter({ scripts: false });
    await neighbour.open(`${TALK}/mine`);
    await signInByLetter(neighbour, enter, `flags-${Date.now()}@residents.example`, 'Assumpta');
    await neighbour.open(TALK);
    const shown = neighbour.page.locator('#statement blockquote');
    for (let at = 0; at < 60 && (await shown.innerText()).trim() !== BODY; at++)
      await neighbour.press(t('conversation.pass'));
    await neighbour.unfold(neighbour.page.locator('#statement summary').first());
    await neighbour.choose(t('conversation.flag.why'), t('conversation.flag.reason.insult'));
    await neighbour.press(t('conversation.flag.action'));
    await neighbour.reads(t('conversation.said.flagged'));

    await moderator.open('/manage/moderation?kind=report');
    await moderator.press(/La Ribera seria millor/u);
    await moderator.tick(t('comments.sight.hate'));
    await moderator.type(t('moderation-desk.decide.words'), 'Diu que uns veïns hi sobren.');
    await moderator.press(t('moderation-desk.case.hide'));
    await moderator.reads(t('moderation-desk.undo.title'));

    await author.open(`${TALK}/mine`);
    await author.reads(t('conversation.mine.state.out'));
    await author.press(t('conversation.mine.moderation'));
    await author.reads('Diu que uns veïns hi sobren.');
    await author.type(t('moderation.appeal.words'), 'Volia dir que calen pisos que no siguin de lloguer turístic.');
    await author.press(t('moderation.appeal.send'));
    await author.reads(t('moderation.outcome.waiting'));

    const administrator = await enter({ screen: 'desk' });
    await administrator.signInAs('administrator');
    await administrator.open('/manage/moderation?kind=appeal');
    await administrator.press(/La Ribera seria millor/u);
    await administrator.tick(t('moderation-desk.appeal.uphold'));
    await administrator.type(t('moderation-desk.appeal.words'), 'Torna-ho a escriure amb aquestes paraules.');
    await administrator.press(t('moderation-desk.appeal.send'));
    await author.page.reload();
    await author.reads('Torna-ho a escriure amb aquestes paraules.');
  },
  300_000,
);
