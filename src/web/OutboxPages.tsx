import type { Reader } from '#kernel/reader.ts';
import { holdsKey, MAIL_STATES, type MailState, type OutboxMail } from '#platform/outbox.ts';
import {
  Button,
  EmptyState,
  Facts,
  Lede,
  Notice,
  Onward,
  Pagination,
  Select,
  Status,
  type StatusKind,
  Table,
} from '#ui/index.ts';

interface OutboxPageProps {
  readonly r: Reader;
  readonly letters: readonly OutboxMail[];
  readonly state: MailState | undefined;
  readonly hasMore: boolean;
  readonly isFirst: boolean;
  /** Whether a mail server is set up. */
  readonly isSending: boolean;
}

const SHAPES: Readonly<Record<MailState, StatusKind>> = {
  waiting: 'wait',
  held: 'wait',
  sent: 'done',
  failed: 'no',
  stopped: 'no',
};

// words: desk-desk.outbox.state.*
/** The letters of the house, newest first. */
export function OutboxPage({ r, letters, state, hasMore, isFirst, isSending }: OutboxPageProps) {
  const { t } = r;
  return (
    <>
      <Lede>{t('desk-desk.outbox.lede')}</Lede>
      {!isSending && (
        <Notice>
          <p>{t('desk-desk.outbox.no-smtp')}</p>
        </Notice>
      )}
      <form class="actions" action="/manage/outbox" method="get" aria-label={t('desk-desk.outbox.filter')}>
        <Select
          name="state"
          label={t('desk-desk.outbox.state.label')}
          labelHidden
          empty={t('desk-desk.outbox.state.any')}
          value={state}
          options={MAIL_STATES.map((one) => ({ value: one, label: t(`desk-desk.outbox.state.${one}`) }))}
        />
        <Button kind="quiet">{t('desk-desk.outbox.show')}</Button>
      </form>
      {letters.length === 0 ? (
        <EmptyState level={2} title={t('desk-desk.outbox.empty')}>
          <p>{t('desk-desk.outbox.empty-what')}</p>
        </EmptyState>
      ) : (
        <Letters r={r} letters={letters} />
      )}
      <Pagination
        label={t('desk-desk.outbox.pages')}
        previous={isFirst ? undefined : { href: address(state), label: t('desk-desk.outbox.newest') }}
        next={hasMore ? { href: address(state, letters.at(-1)?.id), label: t('desk-desk.outbox.older') } : undefined}
      />
    </>
  );
}

function Letters({ r, letters }: { r: Reader; letters: readonly OutboxMail[] }) {
  const { t } = r;
  return (
    <Table
      stack
      label={t('desk-desk.outbox.title')}
      rows={letters}
      columns={[
        {
          label: t('desk-desk.outbox.subject'),
          head: true,
          cell: (letter) => (
            <a href={`/manage/outbox/${letter.id}`} dir="auto">
              {letter.message?.subject ?? t(whyEmpty(letter))}
            </a>
          ),
        },
        { label: t('desk-desk.outbox.kind'), cell: ({ kind }) => <code>{kind}</code> },
        {
          label: t('desk-desk.outbox.state.label'),
          cell: ({ state }) => <Status kind={SHAPES[state]}>{t(`desk-desk.outbox.state.${state}`)}</Status>,
        },
        { label: t('desk-desk.outbox.written'), cell: ({ createdAt }) => r.dateTime(createdAt) },
      ]}
    />
  );
}

function whyEmpty(letter: OutboxMail): 'desk-desk.outbox.shut' | 'desk-desk.outbox.cleared' {
  return holdsKey(letter) ? 'desk-desk.outbox.shut' : 'desk-desk.outbox.cleared';
}

function address(state: MailState | undefined, after?: string): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(after && { after }) });
  return `/manage/outbox${query.size > 0 ? `?${query}` : ''}`;
}

/** One letter, as it was written. Its links work: in a city without a mail server this is how people sign in. */
export function LetterPage({ r, letter }: { r: Reader; letter: OutboxMail }) {
  const { t } = r;
  return (
    <>
      <Facts
        items={[
          {
            term: t('desk-desk.outbox.state.label'),
            value: <Status kind={SHAPES[letter.state]}>{t(`desk-desk.outbox.state.${letter.state}`)}</Status>,
          },
          ...(letter.message ? [{ term: t('desk-desk.outbox.to'), value: letter.message.to }] : []),
          { term: t('desk-desk.outbox.kind'), value: <code>{letter.kind}</code> },
          { term: t('desk-desk.outbox.written'), value: r.dateTime(letter.createdAt) },
          ...(letter.sentAt ? [{ term: t('desk-desk.outbox.sent'), value: r.dateTime(letter.sentAt) }] : []),
          ...(letter.error ? [{ term: t('desk-desk.outbox.error'), value: letter.error, due: true }] : []),
        ]}
      />
      {letter.message ? <LetterText text={letter.message.text} /> : <p>{t(whyEmpty(letter))}</p>}
      <Onward href="/manage/outbox">{t('desk-desk.outbox.back')}</Onward>
    </>
  );
}

function LetterText({ text }: { text: string }) {
  return (
    <div class="rich" dir="auto">
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split(/(https?:\/\/\S+)/).map((piece, index) =>
            index % 2 === 1 ? (
              <a key={piece} href={piece}>
                {piece}
              </a>
            ) : (
              piece
            ),
          )}
        </p>
      ))}
    </div>
  );
}
