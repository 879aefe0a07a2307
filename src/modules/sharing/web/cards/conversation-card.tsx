import { MapStill, readConversation } from '#modules/participation/conversation/index.ts';
import { stepState } from '#modules/participation/processes/index.ts';
import { Tally } from '#ui/index.ts';
import type { CardDrawer } from './find-card.tsx';

/** Who thinks alike, as a still picture with its table, where visitors may see the map; else how many take part. */
export const conversationCard: CardDrawer = async ({ ctx, r }, [slug = '', step = '']) => {
  const found = await readConversation(ctx, { process: slug, step }, '');
  if (!found.ok || found.value.process.status === 'draft') return null;
  const { process, stored, statements, may } = found.value;
  const { text, language } = r.textWithLanguage(
    r.text(found.value.step.title) ? found.value.step.title : process.question,
  );
  const open = stepState(found.value.step, r.now) === 'open' && process.status === 'published';
  const people = stored?.map.participants ?? 0;
  return {
    title: text,
    lang: r.foreign(language),
    to: `/processes/${slug}/conversation/${step}`,
    action: r.t(open ? 'sharing.card.take-part' : 'sharing.card.read'),
    matter:
      may.seeMap && stored && stored.map.verdict !== 'too-few' ? (
        <MapStill r={r} stored={stored} statements={statements} />
      ) : (
        <Tally value={r.number(people)}>{r.t('sharing.card.people', { n: people })}</Tally>
      ),
  };
};
