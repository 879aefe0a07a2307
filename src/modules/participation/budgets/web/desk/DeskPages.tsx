import type { Reader } from '#kernel/reader.ts';
import type { SharedStatement } from '#modules/participation/conversation/index.ts';
import { stepState } from '#modules/participation/processes/index.ts';
import type { Proposal } from '#modules/participation/proposals/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Muted,
  Notice,
  Onward,
  Table,
  TextField,
} from '#ui/index.ts';
import type { Project } from '../../budget.ts';
import type { BudgetRead } from '../../read-budget.ts';
import { baseOf, type District, potName } from '../base.ts';

export interface DeskProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: BudgetRead;
  readonly here: string;
}
export type WithDistricts = DeskProps & { readonly districts: readonly District[] };
export type Filled = { readonly typed: Typed | null; readonly problems: readonly FieldProblem[] };

/** Totals, projects with their price and whether they can be built, and the ways to the other pages. */
export function DeskPage({ r, read, here, districts }: WithDistricts) {
  const { t } = r;
  const upcoming = stepState(read.step, r.now) === 'upcoming' || read.process.status === 'draft';
  const undecided = read.projects.filter(({ feasibility }) => feasibility === 'undecided').length;
  return (
    <div class="stack">
      <p class="byline">
        <a href={baseOf({ process: read.process.slug, step: read.step.slug })}>{t('budget-desk.see-public')}</a>
        <a href={`${read.may.run ? '/manage' : ''}/processes/${read.process.slug}`}>{r.text(read.process.title)}</a>
      </p>
      {upcoming && read.pots.length === 0 && (
        <Notice kind="warn" title={t('budget-desk.desk.no-totals')}>
          <p>
            <Onward href={`${here}/totals`}>{t('budget-desk.totals.link')}</Onward>
          </p>
        </Notice>
      )}
      {upcoming && undecided > 0 && <Notice kind="info" title={t('budget-desk.desk.undecided', { n: undecided })} />}
      {!upcoming && <Muted>{t('budget-desk.desk.stands')}</Muted>}
      <Actions>
        {upcoming && read.may.run && (
          <>
            <ButtonLink href={`${here}/totals`} kind="quiet">
              {t('budget-desk.totals.link')}
            </ButtonLink>
            <ButtonLink href={`${here}/take-over`} kind="quiet">
              {t('budget-desk.take.link')}
            </ButtonLink>
          </>
        )}
        {upcoming && (
          <ButtonLink href={`${here}/projects/new`} kind="quiet">
            {t('budget-desk.project.link')}
          </ButtonLink>
        )}
        {read.may.run && (
          <ButtonLink href={`${here}/simulate`} kind="quiet">
            {t('budget-desk.simulate.link')}
          </ButtonLink>
        )}
      </Actions>
      {read.projects.length === 0 ? (
        <EmptyState title={t('budget-desk.desk.empty')} level={2} />
      ) : (
        <ProjectTable r={r} read={read} here={here} districts={districts} upcoming={upcoming} />
      )}
    </div>
  );
}

// words: budget.project.state.*
function ProjectTable(props: Omit<WithDistricts, 'csrf'> & { upcoming: boolean }) {
  const { r, read, here, districts, upcoming } = props;
  const { t } = r;
  const won = new Set(read.counts.flatMap(({ pot, result }) => result.winners.map((code) => `${pot} ${code}`)));
  const hrefOf = ({ number, pot, code }: Project) => {
    if (upcoming) return `${here}/projects/${number}`;
    return won.has(`${pot} ${code}`) ? `${here}/projects/${number}/update` : null;
  };
  return (
    <Table
      stack
      label={t('budget-desk.desk.table')}
      rows={read.projects}
      columns={[
        { label: t('budget-desk.code'), cell: ({ code }) => code },
        {
          label: t('budget-desk.title'),
          head: true,
          cell: (project) => {
            const href = hrefOf(project);
            const title = <bdi lang={project.language}>{project.title}</bdi>;
            return href ? <a href={href}>{title}</a> : title;
          },
        },
        {
          label: t('budget-desk.pot'),
          cell: ({ pot }) => {
            const found = read.pots.find((one) => one.pot === pot);
            return found ? potName(r, found, districts) : '';
          },
        },
        { label: t('budget-desk.cost'), num: true, cell: ({ cost }) => (cost === null ? '–' : r.money(cost)) },
        {
          label: t('budget-desk.state'),
          cell: (project) =>
            t(`budget.project.state.${won.has(`${project.pot} ${project.code}`) ? 'won' : project.feasibility}`),
        },
      ]}
    />
  );
}

export function TotalsPage({ r, csrf, read, here, districts, typed, problems }: WithDistricts & Filled) {
  const { t } = r;
  const known = (districtId: District['id'] | null) => {
    const pot = read.pots.find((one) => one.districtId === districtId);
    return pot ? String(pot.total / 100) : '';
  };
  const field = (name: string, label: string, districtId: District['id'] | null) => (
    <TextField
      key={name}
      name={name}
      label={label}
      value={String(typed?.[name] ?? known(districtId))}
      error={errorOf(problems, name)}
      inputMode="decimal"
      width="medium"
    />
  );
  return (
    <div class="stack">
      <ErrorSummary title={t('budget-desk.problems')} errors={problems} />
      <p>{t('budget-desk.totals.what')}</p>
      <Form action={`${here}/totals`} hidden={{ csrf }} guard>
        {field('city', t('budget.whole-city'), null)}
        {districts.map(({ id, name }) => field(`d-${id}`, r.text(name), id))}
        <Actions>
          <Button>{t('budget-desk.totals.action')}</Button>
          <Onward href={here}>{t('budget-desk.back')}</Onward>
        </Actions>
      </Form>
    </div>
  );
}

export function TakeOverPage(
  props: DeskProps & { proposals: readonly Proposal[]; statements: readonly SharedStatement[] },
) {
  const { r, csrf, here, proposals, statements } = props;
  const { t } = r;
  if (proposals.length + statements.length === 0)
    return (
      <div class="stack">
        <EmptyState title={t('budget-desk.take.none')} level={2} />
        <Onward href={here}>{t('budget-desk.back')}</Onward>
      </div>
    );
  const isAccepted = ({ standing }: Proposal) => standing === 'accepted' || standing === 'partly';
  return (
    <div class="stack">
      <p>{t('budget-desk.take.what')}</p>
      <Form action={`${here}/take-over`} hidden={{ csrf }}>
        {statements.length > 0 && (
          <Checkboxes
            id="f-statements"
            name="statements[]"
            legend={t('budget-desk.take.statements')}
            values={statements.map(({ id }) => id)}
            options={statements.map(({ id, body, language }) => ({ value: id, label: body, lang: language }))}
          />
        )}
        {proposals.length > 0 && (
          <Checkboxes
            id="f-proposals"
            name="proposals[]"
            legend={t('budget-desk.take.proposals')}
            values={proposals.filter(isAccepted).map(({ id }) => id)}
            options={proposals.map((proposal) => ({
              value: proposal.id,
              label: proposal.title,
              lang: proposal.language,
              hint: t('budget-desk.take.supports', {
                n: proposal.tally.supports,
                accepted: isAccepted(proposal) ? 'yes' : 'no',
              }),
            }))}
          />
        )}
        <Actions>
          <Button>{t('budget-desk.take.action')}</Button>
          <Onward href={here}>{t('budget-desk.back')}</Onward>
        </Actions>
      </Form>
    </div>
  );
}
