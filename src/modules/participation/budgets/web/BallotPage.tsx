import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Bullets,
  Button,
  Checkboxes,
  Crumbs,
  ErrorSummary,
  errorOf,
  Facts,
  Fieldset,
  Form,
  Onward,
  PrivacyLabel,
  RadioGroup,
  Receipt,
  TextField,
} from '#ui/index.ts';
import type { Project } from '../budget.ts';
import type { BudgetRead } from '../read-budget.ts';
import { byPot } from '../unfit-ballot.ts';
import { type District, potName } from './base.ts';
import { limitInWords } from './budget-words.ts';

export interface BallotPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: BudgetRead;
  readonly base: string;
  readonly districts: readonly District[];
  readonly typed: Typed | null;
  readonly problems: readonly FieldProblem[];
}

function Frame({
  r,
  base,
  title,
  children,
}: {
  r: Reader;
  base: string;
  title: string;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs label={r.t('web.nav.here')} links={[{ href: base, label: r.t('budget.crumb') }]} />
        <h1>{title}</h1>
      </header>
      <div class="page stack">{children}</div>
    </div>
  );
}

/** The whole ballot as one form: what was put into the basket is filled in already. */
export function BallotPage(props: BallotPageProps) {
  const { r, csrf, read, base, problems } = props;
  const { t } = r;
  return (
    <Frame r={r} base={base} title={t('budget.ballot.title')}>
      <ErrorSummary title={t('budget.ballot.problems')} errors={problems} />
      <p>{limitInWords(r, read.rules)}</p>
      <Form action={`${base}/ballot`} hidden={{ csrf }}>
        <ChoiceFields {...props} />
        <PrivacyLabel
          id="label"
          title={t('budget.label.title')}
          items={[
            { term: t('budget.label.public'), value: t('budget.label.public-what') },
            { term: t('budget.label.kept'), value: t('budget.label.kept-what') },
            { term: t('budget.label.next'), value: t('budget.label.next-what') },
          ]}
        />
        <Actions>
          <Button>{t('budget.ballot.review')}</Button>
          <Onward href={base}>{t('budget.ballot.back')}</Onward>
        </Actions>
      </Form>
    </Frame>
  );
}

/** Projects by pot, with a box, a number of points or a rank beside each. */
function ChoiceFields(props: Pick<BallotPageProps, 'r' | 'read' | 'districts' | 'typed' | 'problems'>) {
  const { r, read, districts, typed, problems } = props;
  const { t } = r;
  const onBallot = read.projects.filter(({ feasibility }) => feasibility === 'feasible');
  const districtPots = read.pots.filter(({ districtId }) => districtId !== null);
  const error = errorOf(problems, 'projects');
  return (
    <>
      {districtPots.length > 0 && read.rules.districtOfChoice && (
        <RadioGroup
          name="district"
          legend={t('budget.ballot.district')}
          hint={t('budget.ballot.district-hint')}
          value={String(typed?.district ?? read.basket?.districtPot ?? '')}
          options={[
            { value: '', label: t('budget.ballot.no-district') },
            ...districtPots.map((pot) => ({ value: String(pot.pot), label: potName(r, pot, districts) })),
          ]}
        />
      )}
      {read.pots.map((pot, index) => {
        const own = onBallot.filter((project) => project.pot === pot.pot);
        if (own.length === 0) return null;
        const legend = t('budget.ballot.pot', { pot: potName(r, pot, districts), total: r.money(pot.total) });
        return read.rules.ballot === 'approval' || read.rules.ballot === 'knapsack' ? (
          <Checkboxes
            key={pot.pot}
            id={index === 0 ? 'f-projects' : `f-projects-${pot.pot}`}
            name="projects[]"
            legend={legend}
            error={index === 0 ? error : undefined}
            values={chosenOf(props)}
            options={own.map((project) => optionOf(r, project))}
          />
        ) : (
          <Fieldset key={pot.pot} legend={legend}>
            {own.map((project) => (
              <NumberFor key={project.id} {...props} project={project} />
            ))}
          </Fieldset>
        );
      })}
    </>
  );
}

function optionOf(r: Reader, { number, title, cost, language }: Project) {
  return {
    value: String(number),
    label: title,
    hint: r.money(cost ?? (0 as Cents)),
    lang: r.foreign(language),
  };
}

function chosenOf({ read, typed }: Pick<BallotPageProps, 'read' | 'typed'>): readonly string[] {
  if (typed) return ([] as string[]).concat((typed.projects as string[] | string | undefined) ?? []);
  return (read.basket?.projects ?? []).map(String);
}

/** Points, or the place in the order of preference. */
function NumberFor(props: Pick<BallotPageProps, 'r' | 'read' | 'typed' | 'problems'> & { project: Project }) {
  const { r, read, typed, problems, project } = props;
  const { t } = r;
  const at = read.basket?.projects.indexOf(project.number) ?? -1;
  const known = read.rules.ballot === 'points' ? read.basket?.points[at] : at + 1;
  const name = `n-${project.number}`;
  return (
    <TextField
      name={name}
      label={project.title}
      hint={t(read.rules.ballot === 'points' ? 'budget.ballot.points-hint' : 'budget.ballot.rank-hint', {
        cost: r.money(project.cost ?? (0 as Cents)),
      })}
      value={String(typed?.[name] ?? (at >= 0 && known ? known : ''))}
      error={errorOf(problems, name)}
      inputMode="numeric"
      width="short"
      lang={r.foreign(project.language)}
    />
  );
}

export interface ReviewPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: BudgetRead;
  readonly base: string;
  readonly districts: readonly District[];
  /** Why it cannot be cast as it is. */
  readonly problem: string | null;
}

/** Once more before it is cast. */
export function ReviewPage({ r, csrf, read, base, districts, problem }: ReviewPageProps) {
  const { t } = r;
  return (
    <Frame r={r} base={base} title={t('budget.review.title')}>
      <ErrorSummary title={t('budget.ballot.problems')} errors={problem ? [{ field: '', message: problem }] : []} />
      <Chosen r={r} read={read} districts={districts} choice={read.basket ?? { projects: [], points: [] }} />
      <Actions>
        {!problem && (
          <Form action={`${base}/cast`} hidden={{ csrf }}>
            <Button>{t(read.cast ? 'budget.review.recast' : 'budget.review.cast')}</Button>
          </Form>
        )}
        <Onward href={`${base}/ballot`}>{t('budget.review.change')}</Onward>
      </Actions>
      <p class="small muted">{t('budget.review.until', { date: r.dateTime(read.step.closesAt ?? r.now) })}</p>
    </Frame>
  );
}

/** What stands on a ballot, pot by pot. */
function Chosen(props: {
  r: Reader;
  read: BudgetRead;
  districts: readonly District[];
  choice: { readonly projects: readonly number[]; readonly points: readonly number[] };
}) {
  const { r, read, districts, choice } = props;
  const { t } = r;
  const projects = new Map(read.projects.map((project) => [project.number, project]));
  return (
    <>
      {byPot(choice, projects).map((part) => {
        const pot = read.pots.find((one) => one.pot === part.pot);
        return (
          <div class="stack-tight" key={part.pot}>
            <h2>{pot && potName(r, pot, districts)}</h2>
            <Bullets
              items={part.projects.map((number, at) => {
                const project = projects.get(number);
                const points = part.points[at];
                return (
                  <>
                    <bdi lang={project?.language}>{project?.title}</bdi>, {r.money(project?.cost ?? (0 as Cents))}
                    {points !== undefined && `, ${t('budget.review.points', { n: points })}`}
                    {read.rules.ballot === 'ranking' && `, ${t('budget.review.rank', { n: at + 1 })}`}
                  </>
                );
              })}
            />
            <p>{t('budget.basket.costs', { cost: r.money(part.cost), total: r.money(pot?.total ?? (0 as Cents)) })}</p>
          </div>
        );
      })}
    </>
  );
}

/** Proof of what was cast. */
export function ReceiptPage({ r, read, base, districts }: Omit<ReviewPageProps, 'csrf' | 'problem'>) {
  const { t } = r;
  const { cast } = read;
  if (!cast) return null;
  return (
    <Frame r={r} base={base} title={t('budget.receipt.title')}>
      <Receipt
        title={t('budget.receipt.counts')}
        code={{ label: t('budget.receipt.code'), value: cast.receipt }}
        items={[
          { term: t('budget.receipt.when'), value: r.dateTime(cast.changedAt ?? cast.castAt) },
          { term: t('budget.receipt.where'), value: r.text(read.step.title) },
        ]}
        actions={
          <>
            <Onward href={`${base}/ballot`}>{t('budget.receipt.change')}</Onward>
            <Onward href={`${base}/receipts`}>{t('budget.receipt.list')}</Onward>
          </>
        }
      >
        <p>{t('budget.receipt.next', { date: r.dateTime(read.step.closesAt ?? r.now) })}</p>
        <Chosen r={r} read={read} districts={districts} choice={cast.choice} />
      </Receipt>
    </Frame>
  );
}

/** Every receipt, so that whoever voted finds hers. */
export function ReceiptsPage({ r, base, receipts }: { r: Reader; base: string; receipts: readonly string[] }) {
  const { t } = r;
  return (
    <Frame r={r} base={base} title={t('budget.receipts.title', { n: receipts.length })}>
      <p>{t(receipts.length === 0 ? 'budget.receipts.none' : 'budget.receipts.what')}</p>
      {receipts.length > 0 && (
        <>
          <Facts items={[{ term: t('budget.receipts.count'), value: r.number(receipts.length) }]} />
          <pre dir="ltr" class="receipts">
            {receipts.join('\n')}
          </pre>
        </>
      )}
    </Frame>
  );
}
