import type { Reader } from '#kernel/reader.ts';
import { Checkbox, Crumbs, EmptyState, HiddenFields, Muted, Onward, Section, Status } from '#ui/index.ts';
import { groupLetter, nearestGroup, placeOf } from '../map-geometry.ts';
import type { ConversationRead } from '../read-conversation.ts';
import type { Statement } from '../statement.ts';
import { Said } from './MapPart.tsx';
import { Ballot } from './StatementPanel.tsx';

export interface MinePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: ConversationRead;
  readonly base: string;
  /** What she wrote herself, whatever became of it. */
  readonly written: readonly Statement[];
}

/** Her own answers, to read and to change; what she wrote; where she stands. Nobody else sees this page. */
export function MinePage({ r, csrf, read, base, written }: MinePageProps) {
  const { t } = r;
  const answered = read.statements.filter(({ number }) => read.own.has(number));
  const map = read.may.seeMap ? read.stored?.map : undefined;
  const at = map && map.verdict === 'groups' ? placeOf(map, read.own) : null;
  const group = map && at ? nearestGroup(map, at) : null;
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs label={t('web.nav.here')} links={[{ href: base, label: t('conversation.crumb') }]} />
        <h1>{t('conversation.mine.title', { n: answered.length })}</h1>
        <p class="lede">{t('conversation.mine.private')}</p>
        {group !== null && <p>{t('conversation.mine.near', { group: groupLetter(group) })}</p>}
      </header>
      {written.length > 0 && (
        <Section id="written" title={t('conversation.mine.written')}>
          <ul class="ledger">
            {written.map((statement) => (
              <Written key={statement.id} r={r} statement={statement} />
            ))}
          </ul>
        </Section>
      )}
      <Section id="answers" title={t('conversation.mine.answers')} note={t('conversation.mine.change')}>
        {answered.length === 0 ? (
          <EmptyState title={t('conversation.mine.none')} level={3} />
        ) : (
          <ol class="ledger">
            {answered.map((statement) => (
              <li class="stack" key={statement.id} id={`s-${statement.number}`}>
                <Answered {...{ r, csrf, read, base, statement }} />
              </li>
            ))}
          </ol>
        )}
      </Section>
    </div>
  );
}

// words: conversation.said.value.*
function Answered(props: Omit<MinePageProps, 'written'> & { statement: Statement }) {
  const { r, csrf, read, base, statement } = props;
  const { t } = r;
  const given = read.own.get(statement.number);
  if (!given) return null;
  const word = given.value === 1 ? 'agree' : given.value === -1 ? 'disagree' : 'pass';
  return (
    <>
      <Said r={r} statement={statement} lede />
      <Muted>{t(`conversation.said.value.${word}`)}</Muted>
      {read.may.answer && (
        <form action={`${base}/answer`} method="post">
          <HiddenFields values={{ csrf, statement: String(statement.number), back: 'mine' }} />
          {read.rules.important && (
            <Checkbox
              id={`important-${statement.number}`}
              name="important"
              label={t('conversation.important')}
              checked={given.important}
            />
          )}
          <Ballot r={r} given={given.value} about={statement.body} />
        </form>
      )}
    </>
  );
}

// words: conversation.mine.state.*
function Written({ r, statement }: { r: Reader; statement: Statement }) {
  const { t } = r;
  const kind = statement.state === 'shown' ? 'done' : statement.state === 'held' ? 'wait' : 'no';
  return (
    <li class="stack">
      <Said r={r} statement={statement} lede />
      <p>
        <Status kind={kind}>{t(`conversation.mine.state.${statement.state}`)}</Status>
      </p>
      {statement.outReason && <p>{t('conversation.mine.why', { reason: statement.outReason })}</p>}
      {statement.state !== 'shown' && (
        <Onward href={`/moderation/statement/${statement.id}`}>{t('conversation.mine.moderation')}</Onward>
      )}
    </li>
  );
}
