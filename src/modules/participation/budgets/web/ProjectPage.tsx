import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import { Bar, BodyText, ButtonForm, Facts, Muted, Onward, PageHead, Panel, Section, Status, Story } from '#ui/index.ts';
import type { Project } from '../budget.ts';
import type { BudgetRead } from '../read-budget.ts';
import type { Update } from '../update-store.ts';
import { type District, potName } from './base.ts';
import { moneyOf } from './budget-words.ts';
import { isUnchosen, lackedInWords } from './ResultPage.tsx';

export interface ProjectPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: BudgetRead;
  readonly project: Project;
  readonly updates: readonly Update[];
  readonly base: string;
  readonly districts: readonly District[];
  /** Where the proposal stands that it comes from. */
  readonly proposalHref: string | null;
  readonly signedIn: boolean;
}

/** One project: what it is, what it costs, and everything that became of it, as one story. */
export function ProjectPage(props: ProjectPageProps) {
  const { r, read, project, base, districts, proposalHref } = props;
  const { t } = r;
  const pot = read.pots.find((one) => one.pot === project.pot);
  const lang = r.foreign(project.language);
  return (
    <div class="wrap">
      <PageHead
        long
        title={project.title}
        {...(lang ? { lang } : {})}
        crumbs={{
          label: t('web.nav.here'),
          links: [
            { href: `/processes/${read.process.slug}`, label: r.text(read.process.title) },
            { href: base, label: t('budget.crumb') },
          ],
        }}
        above={<Standing {...props} />}
        byline={[pot && potName(r, pot, districts), project.cost !== null && r.money(project.cost)]}
        aside={<Act {...props} />}
      />
      {project.body !== '' && project.body !== project.title && (
        <Section id="what" title={t('budget.project.what')}>
          <div lang={lang} dir="auto">
            <BodyText body={project.body} />
          </div>
        </Section>
      )}
      <Section id="story" title={t('budget.project.story')}>
        <div class="stack">
          {proposalHref && (
            <p>
              <Onward href={proposalHref}>{t('budget.project.proposal')}</Onward>
            </p>
          )}
          <Told {...props} />
        </div>
      </Section>
    </div>
  );
}

type Outcome = 'won' | 'lost' | null;

function outcomeOf({ read, project }: Pick<ProjectPageProps, 'read' | 'project'>): Outcome {
  const count = read.counts.find(({ pot }) => pot === project.pot);
  if (!count || project.feasibility !== 'feasible') return null;
  return count.result.winners.includes(project.code) ? 'won' : 'lost';
}

// words: budget.project.state.*
function Standing(props: ProjectPageProps) {
  const { r, project } = props;
  const outcome = outcomeOf(props);
  const state = outcome === 'won' ? builtSoFar(project) : (outcome ?? project.feasibility);
  const kind = outcome === 'won' ? 'done' : state === 'undecided' ? 'wait' : state === 'feasible' ? 'open' : 'no';
  return <Status kind={kind}>{r.t(`budget.project.state.${state}`)}</Status>;
}

function builtSoFar({ progress }: Project): 'won' | 'building' | 'built' {
  if (progress >= 100) return 'built';
  return progress > 0 ? 'building' : 'won';
}

function Act(props: ProjectPageProps) {
  const { r, csrf, read, project, base, signedIn } = props;
  const { t } = r;
  const outcome = outcomeOf(props);
  if (outcome === 'won')
    return (
      <Panel accent>
        <p class="figure-mid">{t('budget.project.progress', { share: r.percent(project.progress / 100) })}</p>
        <Bar ratio={project.progress / 100} kind="done" />
        <Facts
          items={[
            { term: t('budget.project.spent'), value: r.money(project.spent) },
            { term: t('budget.project.of'), value: r.money(project.cost ?? (0 as Cents)) },
          ]}
        />
      </Panel>
    );
  if (outcome === 'lost') {
    const count = read.counts.find(({ pot }) => pot === project.pot);
    const loser = count?.result.losers?.find((one) => one.project === project.code);
    return (
      <Panel>
        <p class="lede">{t('budget.project.lost')}</p>
        {count && isUnchosen(count.result, project) && <p>{t('budget.project.unchosen')}</p>}
        {loser && <p>{t('budget.project.lacked', { what: lackedInWords(r, loser) })}</p>}
        <Onward href={`${base}/result`}>{t('budget.result.link')}</Onward>
      </Panel>
    );
  }
  if (!read.may.vote || project.feasibility !== 'feasible') return null;
  const isIn = read.basket?.projects.includes(project.number) ?? false;
  return (
    <Panel accent>
      {signedIn ? (
        <ButtonForm
          action={`${base}/basket`}
          hidden={{ csrf, project: String(project.number), into: isIn ? '' : '1', back: 'project' }}
          block
          {...(isIn ? { kind: 'quiet' as const } : {})}
        >
          {t(isIn ? 'budget.row.take-out' : 'budget.row.put-in')}
        </ButtonForm>
      ) : (
        <Onward href={`/sign-in?next=${encodeURIComponent(`${base}/projects/${project.number}`)}`}>
          {t('budget.basket.sign-in')}
        </Onward>
      )}
      <p>
        <Onward href={`${base}/ballot`}>{t('budget.basket.fill')}</Onward>
      </p>
    </Panel>
  );
}

function Told(props: ProjectPageProps) {
  const { r, read, project, updates } = props;
  const { t } = r;
  const count = read.counts.find(({ pot }) => pot === project.pot);
  const round = count?.result.rounds.find((one) => one.project === project.code);
  const items = [
    ...updates.map((update) => ({
      date: r.date(update.at),
      datetime: update.at.toISOString(),
      title: t('budget.project.update', { share: r.percent(update.progress / 100), spent: r.money(update.spent) }),
      body: (
        <p lang={r.foreign(update.language)} dir="auto">
          {update.body}
        </p>
      ),
    })),
    ...(count
      ? [
          {
            // The day the voters decided, not the one on which a machine came to count.
            date: r.date(read.step.closesAt ?? count.countedAt),
            datetime: (read.step.closesAt ?? count.countedAt).toISOString(),
            title: t(round ? 'budget.project.was-funded' : 'budget.project.was-not-funded'),
            ...(round
              ? { body: t('budget.project.was-paid', { n: round.supporters, cost: moneyOf(r, round.cost) }) }
              : {}),
          },
        ]
      : []),
  ];
  if (items.length === 0) return <Muted>{t('budget.project.no-story')}</Muted>;
  return <Story items={items} />;
}
