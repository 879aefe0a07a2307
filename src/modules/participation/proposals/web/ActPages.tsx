import type { ComponentChildren } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  Crumbs,
  Diff,
  ErrorSummary,
  errorOf,
  Form,
  Muted,
  Onward,
  Panel,
  RadioGroup,
  Receipt,
  Section,
  TextArea,
  TextField,
} from '#ui/index.ts';
import { type Proposal, WITHDRAWAL_REASONS } from '../proposal.ts';
import type { ProposalRead } from '../read-proposal.ts';
import { editableUntil } from '../rules.ts';
import { OutOfSight } from './SightNotes.tsx';

interface ActProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: ProposalRead;
  readonly here: string;
}
interface TypedProps extends ActProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** One thing on a page, under the proposal it is about. */
function ActPage(props: { r: Reader; proposal: Proposal; here: string; title: string; children: ComponentChildren }) {
  const { r, proposal, here, title, children } = props;
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs
          label={r.t('web.nav.here')}
          links={[{ href: here, label: proposal.title, lang: r.foreign(proposal.language) }]}
        />
        <h1>{title}</h1>
      </header>
      <div class="page stack">{children}</div>
    </div>
  );
}

/** One tap after signing in: she said it before she went away to sign in. */
export function ConfirmSupportPage({ r, csrf, read, here }: ActProps) {
  const { t } = r;
  return (
    <ActPage r={r} proposal={read.proposal} here={here} title={t('proposals.confirm.title')}>
      <Panel accent>
        <p class="lede" lang={r.foreign(read.proposal.language)}>
          {read.proposal.title}
        </p>
        <Form action={`${here}/support`} hidden={{ csrf }}>
          <Button about={read.proposal.title}>{t('proposals.support.give')}</Button>
        </Form>
        <Muted>{t('proposals.support.nobody-sees')}</Muted>
      </Panel>
      <p>
        <Onward href={here}>{t('proposals.confirm.read')}</Onward>
      </p>
    </ActPage>
  );
}

export function EditPage({ r, csrf, read, here, typed, problems }: TypedProps) {
  const { t } = r;
  const { proposal, rules } = read;
  const until = editableUntil(proposal.publishedAt ?? proposal.createdAt, rules);
  return (
    <ActPage r={r} proposal={proposal} here={here} title={t('proposals.edit.title')}>
      <ErrorSummary title={t('proposals.form.problems')} errors={problems} />
      <p>{t('proposals.edit.until', { date: r.dateTime(until) })}</p>
      <Form action={`${here}/edit`} hidden={{ csrf }} guard>
        <TextField
          name="title"
          label={t('proposals.form.what')}
          value={String(typed.title ?? proposal.title)}
          error={errorOf(problems, 'title')}
          maxLength={rules.titleMax}
          lang={proposal.language}
          dir="auto"
          required
        />
        <TextArea
          name="body"
          label={t('proposals.form.why')}
          value={String(typed.body ?? proposal.body)}
          error={errorOf(problems, 'body')}
          rows={12}
          lang={proposal.language}
          dir="auto"
          required
        />
        <Actions>
          <Button>{t('proposals.edit.save')}</Button>
          <Onward href={here}>{t('proposals.edit.leave')}</Onward>
        </Actions>
      </Form>
    </ActPage>
  );
}

export function WithdrawPage({ r, csrf, read, here, typed, problems }: TypedProps) {
  const { t } = r;
  return (
    <ActPage r={r} proposal={read.proposal} here={here} title={t('proposals.withdraw.title')}>
      <ErrorSummary title={t('proposals.form.problems')} errors={problems} />
      <p>{t('proposals.withdraw.what', { n: read.proposal.tally.supports })}</p>
      <Form action={`${here}/withdraw`} hidden={{ csrf }}>
        <RadioGroup
          name="reason"
          legend={t('proposals.withdraw.reason')}
          options={WITHDRAWAL_REASONS.map((reason) => ({ value: reason, label: t(`proposals.withdraw.${reason}`) }))}
          value={String(typed.reason ?? '')}
          error={errorOf(problems, 'reason')}
        />
        <TextArea
          name="note"
          label={t('proposals.withdraw.note')}
          mark={t('proposals.form.optional')}
          hint={t('proposals.withdraw.note-hint')}
          value={String(typed.note ?? '')}
          error={errorOf(problems, 'note')}
          rows={4}
        />
        <Actions>
          <Button kind="danger">{t('proposals.withdraw.act')}</Button>
          <Onward href={here}>{t('proposals.withdraw.leave')}</Onward>
        </Actions>
      </Form>
    </ActPage>
  );
}

/** Each change beside the text it replaced. */
export function HistoryPage({ r, read, here }: Omit<ActProps, 'csrf'>) {
  const { t } = r;
  const { proposal, versions } = read;
  const texts = [...versions, { title: proposal.title, body: proposal.body }];
  const words = { removed: t('proposals.history.removed'), added: t('proposals.history.added') };
  const lang = r.foreign(proposal.language);
  return (
    <ActPage r={r} proposal={proposal} here={here} title={t('proposals.history.title', { n: versions.length })}>
      {versions.map((version, index) => (
        <Section
          key={version.version}
          id={`v${version.version}`}
          title={t('proposals.history.change', { n: version.version })}
          note={r.dateTime(version.replacedAt)}
        >
          <div class="stack">
            <Diff before={version.title} after={texts[index + 1]?.title ?? ''} words={words} lang={lang} />
            <Diff before={version.body} after={texts[index + 1]?.body ?? ''} words={words} lang={lang} />
          </div>
        </Section>
      ))}
      {versions.length === 0 && <p>{t('proposals.history.none')}</p>}
    </ActPage>
  );
}

export function ReceiptPage({ r, read, here, origin }: Omit<ActProps, 'csrf'> & { origin: string }) {
  const { t } = r;
  const { proposal, rules } = read;
  const published = proposal.publishedAt ?? proposal.createdAt;
  const until = editableUntil(published, rules);
  const held = proposal.standing === 'held';
  return (
    <div class="wrap page-head">
      <OutOfSight r={r} read={read} />
      <Receipt
        level={1}
        title={t(held ? 'proposals.receipt.held' : 'proposals.receipt.title')}
        items={[
          { term: t('proposals.form.what'), value: <span lang={r.foreign(proposal.language)}>{proposal.title}</span> },
          { term: t('proposals.receipt.number'), value: r.number(proposal.number ?? 0) },
          { term: t('proposals.receipt.when'), value: r.dateTime(published) },
          { term: t('proposals.receipt.address'), value: <a href={here} dir="ltr">{`${origin}${here}`}</a> },
        ]}
        actions={
          <a class="button" href={here}>
            {t('proposals.receipt.read')}
          </a>
        }
      >
        <p>
          {t(rules.threshold === null ? 'proposals.receipt.next' : 'proposals.receipt.next-threshold', {
            threshold: rules.threshold ?? 0,
            days: rules.answerDays,
          })}
        </p>
        {rules.editMinutes > 0 && <p>{t('proposals.receipt.edit', { date: r.dateTime(until) })}</p>}
      </Receipt>
    </div>
  );
}
