import type { Reader } from '#kernel/reader.ts';
import { Button, Checkbox, HiddenFields, Kicker, Muted, Onward, Select, Twin } from '#ui/index.ts';
import type { ConversationRead } from '../read-conversation.ts';
import { FLAG_REASONS, type Statement, type VoteValue } from '../statement.ts';

export interface StatementPanelProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: ConversationRead;
  readonly base: string;
  readonly signedIn: boolean;
}

/** One sentence and three answers. Agree and disagree weigh the same. */
export function StatementPanel(props: StatementPanelProps) {
  const { r, csrf, read, base, signedIn } = props;
  const { t } = r;
  const { next, answered, rules } = read;
  if (!next) return <AllAnswered {...props} />;
  return (
    <section class="statement" id="statement" aria-labelledby="statement-title" data-answer={`${base}/answer`}>
      <Kicker>
        <span id="statement-title">{t('conversation.statement.kicker', { origin: next.origin, answered })}</span>
      </Kicker>
      <blockquote lang={r.foreign(next.language)} dir="auto" aria-live="polite">
        {next.body}
      </blockquote>
      <form action={`${base}/answer`} method="post">
        <HiddenFields values={{ csrf, statement: String(next.number) }} />
        {rules.important && <Checkbox name="important" label={t('conversation.important')} />}
        <Ballot r={r} />
      </form>
      {!signedIn && <Muted>{t('conversation.sign-in-hint')}</Muted>}
      <p class="actions">
        {read.may.write && <Onward href={`${base}/write`}>{t('conversation.write.link')}</Onward>}
        {answered > 0 && <Onward href={`${base}/mine`}>{t('conversation.mine.link')}</Onward>}
      </p>
      <p class="small muted" hidden data-keys>
        {t('conversation.keys')}
      </p>
      {signedIn && <FlagForm r={r} csrf={csrf} base={base} statement={next} />}
    </section>
  );
}

/** The three answers; `given` is the one that stands now. */
export function Ballot({ r, given, about }: { r: Reader; given?: VoteValue; about?: string }) {
  const { t } = r;
  const said = about ? <span class="visually-hidden">: {about}</span> : null;
  const pressed = (value: VoteValue) => (given === undefined ? undefined : given === value ? 'true' : 'false');
  return (
    <div class="ballot">
      <button type="submit" class="button" name="value" value="1" aria-pressed={pressed(1)}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 11l5 5 9-12" />
        </svg>
        {t('conversation.agree')}
        {said}
      </button>
      <button type="submit" class="button" name="value" value="-1" aria-pressed={pressed(-1)}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 4l12 12M16 4L4 16" />
        </svg>
        {t('conversation.disagree')}
        {said}
      </button>
      <button type="submit" class="button button--quiet" name="value" value="0" aria-pressed={pressed(0)}>
        {t('conversation.pass')}
        {said}
      </button>
    </div>
  );
}

function AllAnswered({ r, read, base }: StatementPanelProps) {
  const { t } = r;
  const none = read.statements.length === 0;
  return (
    <section class="statement" id="statement" aria-labelledby="statement-title">
      <h2 id="statement-title">{t(none ? 'conversation.none.title' : 'conversation.all.title')}</h2>
      <p>{t(none ? 'conversation.none.what' : 'conversation.all.what', { n: read.answered })}</p>
      <p class="actions">
        {read.may.write && <Onward href={`${base}/write`}>{t('conversation.write.link')}</Onward>}
        {read.answered > 0 && <Onward href={`${base}/mine`}>{t('conversation.mine.link')}</Onward>}
      </p>
    </section>
  );
}

// words: conversation.flag.reason.*
function FlagForm(props: { r: Reader; csrf: string; base: string; statement: Statement }) {
  const { r, csrf, base, statement } = props;
  const { t } = r;
  return (
    <Twin summary={t('conversation.flag.summary')}>
      <form class="form" action={`${base}/flag`} method="post">
        <HiddenFields values={{ csrf, statement: String(statement.number) }} />
        <Select
          name="reason"
          label={t('conversation.flag.why')}
          options={FLAG_REASONS.map((reason) => ({ value: reason, label: t(`conversation.flag.reason.${reason}`) }))}
        />
        <p class="small muted">{t('conversation.flag.next')}</p>
        <Button kind="quiet">{t('conversation.flag.action')}</Button>
      </form>
    </Twin>
  );
}
