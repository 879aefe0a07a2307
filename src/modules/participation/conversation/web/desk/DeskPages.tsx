import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Step } from '#modules/participation/processes/index.ts';
import type { Proposal } from '#modules/participation/proposals/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  Onward,
  QueueTable,
  Select,
  TextArea,
  TextField,
} from '#ui/index.ts';
import { sharedStatements } from '../../agreement-of-groups.ts';
import type { StoredMap } from '../../map-store.ts';
import type { Place } from '../../place.ts';
import type { FlagReason, Statement, StatementId } from '../../statement.ts';
import { baseOf } from '../base.ts';
import { Said } from '../MapPart.tsx';

interface DeskProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly place: Place;
  readonly here: string;
}

export interface DeskPageProps extends DeskProps {
  readonly statements: readonly Statement[];
  readonly flags: ReadonlyMap<StatementId, ReadonlyMap<FlagReason, number>>;
  readonly stored: StoredMap | undefined;
  readonly mayRun: boolean;
  readonly typed: { readonly reason?: string; readonly problem?: string };
}

/** What waits first: held statements, then those that were flagged, then the others. */
export function DeskPage(props: DeskPageProps) {
  const { r, csrf, place, here, statements, flags, mayRun, typed } = props;
  const { t } = r;
  const urgency = (one: Statement) =>
    one.state === 'held' ? 0 : flags.has(one.id) ? 1 : one.state === 'shown' ? 2 : 3;
  const rows = statements.toSorted((a, b) => urgency(a) - urgency(b) || a.number - b.number);
  return (
    <div class="stack">
      <p class="byline">
        <a href={baseOf({ process: place.process.slug, step: place.step.slug })}>{t('conversation-desk.see-public')}</a>
        <a href={`${mayRun ? '/manage' : ''}/processes/${place.process.slug}`}>{r.text(place.process.title)}</a>
      </p>
      {mayRun && (
        <Actions>
          <ButtonLink href={`${here}/seed`} kind="quiet">
            {t('conversation-desk.seed.link')}
          </ButtonLink>
          <ButtonLink href={`${here}/proposals`} kind="quiet">
            {t('conversation-desk.take.link')}
          </ButtonLink>
          <ButtonLink href={`${here}/carry`} kind="quiet">
            {t('conversation-desk.carry.link')}
          </ButtonLink>
        </Actions>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('conversation-desk.desk.empty')} level={2} />
      ) : (
        <Form action={`${here}/statements`} hidden={{ csrf }}>
          <ErrorSummary
            title={t('conversation-desk.problems')}
            errors={typed.problem ? [{ field: 'reason', message: typed.problem }] : []}
          />
          <StatementTable {...props} statements={rows} />
          <TextField
            name="reason"
            label={t('conversation-desk.reason')}
            hint={t('conversation-desk.reason-hint')}
            value={typed.reason ?? ''}
            error={typed.problem}
          />
          <Actions>
            <Button name="do" value="let-in">
              {t('conversation-desk.let-in')}
            </Button>
            <Button name="do" value="take-out" kind="quiet">
              {t('conversation-desk.take-out')}
            </Button>
          </Actions>
        </Form>
      )}
    </div>
  );
}

// words: conversation-desk.state.* conversation.flag.reason.* conversation-desk.origin.*
function StatementTable({ r, statements, flags, stored }: DeskPageProps) {
  const { t } = r;
  const counts = new Map(stored?.map.statements.map((one) => [one.number, one]));
  return (
    <QueueTable
      label={t('conversation-desk.table')}
      rows={statements}
      keyOf={({ number }) => String(number)}
      name="picked[]"
      pickAll={t('conversation-desk.pick-all')}
      pickLabel={({ body }) => t('conversation-desk.pick', { body })}
      columns={[
        { label: t('conversation-desk.number'), num: true, cell: ({ number }) => r.number(number) },
        { label: t('conversation-desk.statement'), head: true, cell: (one) => <Said r={r} statement={one} bare /> },
        { label: t('conversation-desk.state-label'), cell: ({ state }) => t(`conversation-desk.state.${state}`) },
        {
          label: t('conversation-desk.origin-label'),
          cell: ({ origin }) => t(`conversation-desk.origin.${origin}`),
          wideOnly: true,
        },
        {
          label: t('conversation-desk.answers'),
          num: true,
          cell: ({ number }) => {
            const { agree = 0, disagree = 0, pass = 0 } = counts.get(number) ?? {};
            return r.number(agree + disagree + pass);
          },
        },
        {
          label: t('conversation-desk.flags'),
          cell: ({ id }) =>
            [...(flags.get(id) ?? [])]
              .map(([reason, n]) => `${t(`conversation.flag.reason.${reason}`)} (${r.number(n)})`)
              .join(', '),
        },
      ]}
    />
  );
}

export function SeedPage(props: DeskProps & { typed: { lines?: string; language?: string }; problem: string | null }) {
  const { r, csrf, place, here, typed, problem } = props;
  const { t } = r;
  return (
    <div class="stack">
      <ErrorSummary
        title={t('conversation-desk.problems')}
        errors={problem ? [{ field: 'lines', message: problem }] : []}
      />
      <p>{t('conversation-desk.seed.what', { max: place.rules.bodyMax })}</p>
      <Form action={`${here}/seed`} hidden={{ csrf }} guard>
        <TextArea
          name="lines"
          label={t('conversation-desk.seed.lines')}
          hint={t('conversation-desk.seed.lines-hint')}
          value={typed.lines ?? ''}
          error={problem ?? undefined}
          rows={14}
          dir="auto"
          required
        />
        <Select
          name="language"
          label={t('conversation-desk.seed.language')}
          value={typed.language || r.language}
          options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }))}
        />
        <Actions>
          <Button>{t('conversation-desk.seed.action')}</Button>
          <Onward href={here}>{t('conversation-desk.back')}</Onward>
        </Actions>
      </Form>
    </div>
  );
}

export function TakeOverPage(
  props: DeskProps & {
    proposals: readonly Proposal[];
    typed: Readonly<Record<string, unknown>>;
    problem: string | null;
  },
) {
  const { r, csrf, place, here, proposals, typed, problem } = props;
  const { t } = r;
  const picked = (typed.picked ?? []) as readonly string[];
  return (
    <div class="stack">
      <ErrorSummary title={t('conversation-desk.problems')} errors={problem ? [{ field: '', message: problem }] : []} />
      <p>{t('conversation-desk.take.what', { max: place.rules.bodyMax })}</p>
      {proposals.length === 0 ? (
        <EmptyState title={t('conversation-desk.take.none')} level={2} />
      ) : (
        <Form action={`${here}/proposals`} hidden={{ csrf }} guard>
          <QueueTable
            label={t('conversation-desk.take.table')}
            rows={proposals}
            keyOf={({ id }) => id}
            name="picked[]"
            pickAll={t('conversation-desk.pick-all')}
            picked={picked}
            pickLabel={({ title }) => t('conversation-desk.pick', { body: title })}
            columns={[
              {
                label: t('conversation-desk.take.proposal'),
                head: true,
                cell: ({ title, language }) => <bdi lang={language}>{title}</bdi>,
              },
              { label: t('conversation-desk.take.supports'), num: true, cell: ({ tally }) => r.number(tally.supports) },
              {
                label: t('conversation-desk.take.as'),
                cell: ({ id, title, language }) => (
                  <TextField
                    name={`body-${id}`}
                    label={t('conversation-desk.take.as-of', { title })}
                    labelHidden
                    value={String(typed[`body-${id}`] ?? title)}
                    maxLength={place.rules.bodyMax}
                    lang={language}
                    dir="auto"
                  />
                ),
              },
            ]}
          />
          <Actions>
            <Button>{t('conversation-desk.take.action')}</Button>
            <Onward href={here}>{t('conversation-desk.back')}</Onward>
          </Actions>
        </Form>
      )}
    </div>
  );
}

export interface CarryPageProps extends DeskProps {
  readonly statements: readonly Statement[];
  readonly stored: StoredMap | undefined;
  readonly steps: readonly Step[];
  /** Steps of other methods, which take statements in at their own desk. */
  readonly others: readonly { readonly step: Step; readonly href: string }[];
}

/** What is shared is ticked already: one click to come here, one to carry it on. */
export function CarryPage({ r, csrf, here, statements, stored, steps, others }: CarryPageProps) {
  const { t } = r;
  const shared = new Set(
    stored ? sharedStatements(stored.map).flatMap(({ one, says }) => (says === 'agree' ? [one.number] : [])) : [],
  );
  const rows = statements.toSorted(
    (a, b) => Number(shared.has(b.number)) - Number(shared.has(a.number)) || a.number - b.number,
  );
  return (
    <div class="stack">
      {others.map(({ step, href }) => (
        <p key={step.id}>
          <Onward href={href}>{t('conversation-desk.carry.other', { step: r.text(step.title) })}</Onward>
        </p>
      ))}
      {steps.length === 0 ? (
        others.length === 0 && (
          <Notice kind="info" title={t('conversation-desk.carry.no-step')}>
            <p>{t('conversation-desk.carry.no-step-what')}</p>
          </Notice>
        )
      ) : (
        <Form action={`${here}/carry`} hidden={{ csrf }}>
          <p>{t('conversation-desk.carry.what', { n: shared.size })}</p>
          <Checkboxes
            name="picked[]"
            id="picked"
            legend={t('conversation-desk.carry.legend')}
            values={[...shared].map(String)}
            options={rows.map((statement) => ({
              value: String(statement.number),
              label: statement.body,
              lang: r.foreign(statement.language),
            }))}
          />
          <Select
            name="into"
            label={t('conversation-desk.carry.into')}
            options={steps.map((step) => ({ value: step.slug, label: r.text(step.title) }))}
          />
          <Actions>
            <Button>{t('conversation-desk.carry.action')}</Button>
            <Onward href={here}>{t('conversation-desk.back')}</Onward>
          </Actions>
        </Form>
      )}
    </div>
  );
}
