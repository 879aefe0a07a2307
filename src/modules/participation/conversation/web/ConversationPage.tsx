import type { Reader } from '#kernel/reader.ts';
import { StepHead, stepState } from '#modules/participation/processes/index.ts';
import { Actions, Onward, Section } from '#ui/index.ts';
import type { ConversationRead } from '../read-conversation.ts';
import { ANSWERS_BEFORE_MAP } from '../rules.ts';
import { deskOf } from './base.ts';
import { StatementPanel } from './StatementPanel.tsx';

export interface ConversationPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: ConversationRead;
  readonly base: string;
  readonly signedIn: boolean;
  /** The map, drawn; null where she does not see it yet, or there is none. */
  readonly map: string | null;
}

/** A conversation: one statement to answer, then what everybody's answers show. */
export function ConversationPage(props: ConversationPageProps) {
  const { r, read, base, map } = props;
  const { t } = r;
  return (
    <div class="wrap">
      <ConversationHead r={r} read={read} base={base} />
      {read.may.answer ? <StatementPanel {...props} /> : <NotOpen r={r} read={read} />}
      {map === null ? (
        <NoMap r={r} read={read} />
      ) : (
        <div
          id="map"
          data-live={read.may.answer ? `${base}/live` : undefined}
          data-part={`${base}/map`}
          data-version={read.stored?.version ?? 0}
          dangerouslySetInnerHTML={{ __html: map }}
        />
      )}
      <Section id="how" title={t('conversation.how.title')}>
        <div class="stack">
          <p>{t('conversation.how.what')}</p>
          <Actions>
            {map !== null && <Onward href={`${base}/report`}>{t('conversation.report.link')}</Onward>}
            <Onward href={`/processes/${read.process.slug}`}>{t('conversation.how.rules')}</Onward>
            {read.may.moderate && (
              <Onward href={deskOf({ process: read.process.slug, step: read.step.slug })}>
                {t('conversation.to-desk')}
              </Onward>
            )}
          </Actions>
        </div>
      </Section>
    </div>
  );
}

// words: conversation.crumb conversation.open-until conversation.state.*
function ConversationHead({ r, read, base }: { r: Reader; read: ConversationRead; base: string }) {
  const { t } = r;
  const { process, step, stored, statements } = read;
  const title = r.text(step.title) ? step.title : process.question;
  const figures = [
    t('conversation.people', { n: stored?.map.participants ?? 0 }),
    t('conversation.statements', { n: statements.length }),
    t('conversation.answers', { n: stored?.map.votes ?? 0 }),
  ];
  return <StepHead {...{ r, process, step, base, title, figures }} method="conversation" />;
}

// words: conversation.state.*
function NotOpen({ r, read }: { r: Reader; read: ConversationRead }) {
  const state = stepState(read.step, r.now);
  // Open, and not for her.
  if (state === 'open')
    return (
      <p class="lede" id="statement">
        {r.t('refusals.members-only')}
      </p>
    );
  const date = state === 'upcoming' ? read.step.opensAt : (read.step.closesAt ?? read.step.opensAt);
  return (
    <p class="lede" id="statement">
      {r.t(state === 'upcoming' ? 'conversation.opens' : 'conversation.closed', { date: r.date(date) })}
    </p>
  );
}

function NoMap({ r, read }: { r: Reader; read: ConversationRead }) {
  const { t } = r;
  const words = !read.may.seeMap
    ? read.rules.map === 'closed'
      ? t('conversation.map.when-closed')
      : t('conversation.map.after-answers', { n: Math.max(0, ANSWERS_BEFORE_MAP - read.answered) })
    : t('conversation.map.not-yet');
  return (
    <Section id="map-title" title={t('conversation.map.title')}>
      <p id="map">{words}</p>
    </Section>
  );
}
