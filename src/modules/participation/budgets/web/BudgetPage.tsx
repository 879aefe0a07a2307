import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import { StepHead, stepState } from '#modules/participation/processes/index.ts';
import {
  Actions,
  ButtonForm,
  ButtonLink,
  EmptyState,
  Facts,
  Filters,
  Ledger,
  LedgerRow,
  ListHead,
  Muted,
  Onward,
  Panel,
  Section,
  Select,
  Status,
  Tally,
} from '#ui/index.ts';
import type { Project } from '../budget.ts';
import type { BudgetRead } from '../read-budget.ts';
import { byPot } from '../unfit-ballot.ts';
import { type District, deskOf, potName } from './base.ts';
import { limitInWords } from './budget-words.ts';

export interface BudgetPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: BudgetRead;
  readonly base: string;
  readonly districts: readonly District[];
  /** Only the projects of this pot. */
  readonly pot: number | null;
  readonly signedIn: boolean;
}

/** What the money can build, and the basket beside it. */
export function BudgetPage(props: BudgetPageProps) {
  const { r, read, base, districts, pot } = props;
  const { t } = r;
  const onBallot = read.projects.filter(({ feasibility }) => feasibility === 'feasible');
  const shown = onBallot.filter((project) => pot === null || project.pot === pot);
  const state = stepState(read.step, r.now);
  return (
    <div class="wrap">
      <BudgetHead r={r} read={read} base={base} aside={<Beside {...props} />} />
      <Section
        id="projects"
        title={t('budget.projects.title', { n: onBallot.length })}
        note={read.may.vote ? t('budget.projects.note') : undefined}
      >
        {read.pots.length > 1 && (
          <Filters action={base} label={t('budget.filter.label')} submit={t('budget.filter.submit')}>
            <Select
              name="pot"
              label={t('budget.filter.where')}
              empty={t('budget.filter.everywhere')}
              value={pot === null ? '' : String(pot)}
              options={read.pots.map((one) => ({ value: String(one.pot), label: potName(r, one, districts) }))}
            />
          </Filters>
        )}
        {shown.length === 0 ? (
          <EmptyState title={t('budget.projects.none')} level={3} />
        ) : (
          <>
            {/* Of all of them the section's own title tells. */}
            {pot !== null && <ListHead title={t('budget.projects.shown', { n: shown.length })} />}
            <Ledger>
              {shown.map((project) => (
                <ProjectRow key={project.id} {...props} project={project} />
              ))}
            </Ledger>
          </>
        )}
      </Section>
      <Left r={r} read={read} />
      <Section id="how" title={t('budget.how.title')}>
        <div class="stack">
          <p>{t(`budget.how.${read.rules.count}`)}</p>
          <p>{t('budget.how.stands')}</p>
          <Actions>
            <Onward href={`/processes/${read.process.slug}`}>{t('budget.how.rules')}</Onward>
            {state === 'closed' && <Onward href={`${base}/result`}>{t('budget.result.link')}</Onward>}
            {read.may.prepare && (
              <Onward href={deskOf({ process: read.process.slug, step: read.step.slug })}>{t('budget.to-desk')}</Onward>
            )}
          </Actions>
        </div>
      </Section>
    </div>
  );
}

// words: budget.how.equal-shares budget.how.greedy budget.crumb budget.open-until budget.state.*
export function BudgetHead(props: {
  r: Reader;
  read: BudgetRead;
  base: string;
  aside?: preact.VNode | null;
  /** In the place of what the step says of itself. */
  lede?: string;
}) {
  const { r, read, base, aside, lede } = props;
  const { process, step, pots } = read;
  const total = pots.reduce((sum, pot) => sum + pot.total, 0) as Cents;
  const figures = [total > 0 && r.t('budget.total', { total: r.money(total) })];
  return <StepHead {...{ r, process, step, base, lede, aside, figures }} method="budget" />;
}

function Beside(props: BudgetPageProps) {
  const { r, read, base } = props;
  const { t } = r;
  const state = stepState(read.step, r.now);
  if (state === 'closed')
    return (
      <Panel accent>
        <p class="lede">{t('budget.closed', { date: r.date(read.step.closesAt ?? read.step.opensAt) })}</p>
        <ButtonLink href={`${base}/result`} block>
          {t('budget.result.link')}
        </ButtonLink>
      </Panel>
    );
  if (!read.may.vote)
    return (
      <Panel>
        <p class="lede">
          {state === 'open' ? t('refusals.members-only') : t('budget.opens', { date: r.date(read.step.opensAt) })}
        </p>
        <Muted>{limitInWords(r, read.rules)}</Muted>
      </Panel>
    );
  return <BasketPanel {...props} />;
}

/** What lies in the basket, what it costs, and the way to the ballot. */
function BasketPanel({ r, read, base, districts, signedIn }: BudgetPageProps) {
  const { t } = r;
  const projects = new Map(read.projects.map((project) => [project.number, project]));
  const basket = read.basket ?? { projects: [], points: [] };
  const parts = byPot(basket, projects);
  return (
    <Panel accent>
      <h2>{t('budget.basket.title')}</h2>
      <Tally value={r.number(basket.projects.length)}>
        {t('budget.basket.projects', { n: basket.projects.length })}
      </Tally>
      {parts.length > 0 && (
        <Facts
          items={parts.map((part) => {
            const pot = read.pots.find((one) => one.pot === part.pot);
            return {
              term: pot ? potName(r, pot, districts) : '',
              value: t('budget.basket.costs', {
                cost: r.money(part.cost),
                total: r.money(pot?.total ?? (0 as Cents)),
              }),
            };
          })}
        />
      )}
      <Muted>{limitInWords(r, read.rules)}</Muted>
      {read.cast && <p>{t('budget.basket.cast', { date: r.dateTime(read.cast.changedAt ?? read.cast.castAt) })}</p>}
      <ButtonLink href={`${base}/ballot`} block>
        {t(read.cast ? 'budget.basket.change' : 'budget.basket.fill')}
      </ButtonLink>
      {!signedIn && <Muted>{t('budget.basket.sign-in')}</Muted>}
    </Panel>
  );
}

function ProjectRow({ r, csrf, read, base, districts, project, signedIn }: BudgetPageProps & { project: Project }) {
  const { t } = r;
  const pot = read.pots.find((one) => one.pot === project.pot);
  const isIn = read.basket?.projects.includes(project.number) ?? false;
  const lang = r.foreign(project.language);
  return (
    <LedgerRow
      title={project.title}
      lang={lang}
      href={`${base}/projects/${project.number}`}
      // Where all money is the whole city's, it need not be said eleven times.
      above={pot && read.pots.length > 1 && <Muted>{potName(r, pot, districts)}</Muted>}
      note={isIn ? <Status kind="open">{t('budget.row.in-basket')}</Status> : undefined}
      side={
        <>
          <span class="num">{r.money(project.cost ?? (0 as Cents))}</span>
          {read.may.vote && signedIn && (
            <ButtonForm
              action={`${base}/basket`}
              hidden={{ csrf, project: String(project.number), into: isIn ? '' : '1' }}
              kind="quiet"
              small
              about={project.title}
            >
              {t(isIn ? 'budget.row.take-out' : 'budget.row.put-in')}
            </ButtonForm>
          )}
        </>
      }
    />
  );
}

/** What cannot be built, with its reason: it is not hidden. */
function Left({ r, read }: { r: Reader; read: BudgetRead }) {
  const { t } = r;
  const unfeasible = read.projects.filter(({ feasibility }) => feasibility === 'unfeasible');
  if (unfeasible.length === 0) return null;
  return (
    <Section id="unfeasible" title={t('budget.unfeasible.title')} note={t('budget.unfeasible.note')}>
      <Ledger>
        {unfeasible.map((project) => (
          <LedgerRow
            key={project.id}
            title={project.title}
            lang={r.foreign(project.language)}
            note={project.feasibilityReason}
          />
        ))}
      </Ledger>
    </Section>
  );
}
