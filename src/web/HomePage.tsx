import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { City } from '#modules/city/index.ts';
import { ProcessLedger, type ProcessWithSteps, type StepGlance } from '#modules/participation/processes/index.ts';
import type { NewestAnswer } from '#modules/participation/proposals/index.ts';
import { type Project, ProjectCards } from '#modules/projects/index.ts';
import { Doors, Facade, Kicker, Lede, Onward, Status } from '#ui/index.ts';

interface HomePageProps {
  readonly r: Reader;
  readonly city: City;
  /** Open now, the one that closes first at the top. */
  readonly open: readonly ProcessWithSteps[];
  /** How many are open, shown or not. */
  readonly openCount: number;
  readonly glances: ReadonlyMap<string, StepGlance>;
  /** Chosen by the city, in its order. */
  readonly projects: readonly Project[];
  /** Answers and other news of what was decided, newest first. */
  readonly news: readonly HomeNews[];
  /** What the city and its processes told lately: a section of its own. */
  readonly cityNews: VNode | null;
}

export interface HomeNews {
  readonly answer: NewestAnswer;
  readonly href: string;
}

/** What is open now, then the four doors, then what came of it. */
export function HomePage({ r, city, open, openCount, glances, projects, news, cityNews }: HomePageProps) {
  const { t } = r;
  const name = r.text(city.name);
  return (
    <div class="wrap">
      <div class="cover">
        <div class="cover__intro">
          <Kicker>{t('home.today', { date: r.weekday(r.now) })}</Kicker>
          <h1>{t('home.title', { city: name })}</h1>
          <Lede>{t('home.lede', { open: openCount, phone: city.contact.phone || 'none' })}</Lede>
        </div>
        <section class="cover__open" aria-labelledby="now">
          <h2 id="now" class="visually-hidden">
            {t('home.now')}
          </h2>
          {open.length > 0 ? <ProcessLedger r={r} processes={open} glances={glances} /> : <NothingOpen r={r} />}
          {openCount > open.length && <Onward href="/processes">{t('home.all-processes')}</Onward>}
        </section>
        <Facade lit={openCount} caption={t('home.windows')} />
      </div>
      <FourDoors r={r} soon={open.length > 0} />
      {projects.length > 0 && <Featured r={r} projects={projects} />}
      {news.length > 0 && <News r={r} news={news} />}
      {cityNews}
    </div>
  );
}

function NothingOpen({ r }: { r: Reader }) {
  return (
    <div class="stack">
      <p class="lede">{r.t('home.nothing-open')}</p>
      <Onward href="/processes">{r.t('home.all-processes')}</Onward>
    </div>
  );
}

function FourDoors({ r, soon }: { r: Reader; soon: boolean }) {
  const { t } = r;
  return (
    <section class="section section--full" aria-labelledby="doors">
      <div class="section__head">
        <h2 id="doors">{t('home.doors')}</h2>
        <p>{t('home.doors-note')}</p>
      </div>
      <Doors
        items={[
          { href: '/processes', icon: 'ballot', name: t('web.door.decide'), note: t('home.decide'), first: soon },
          { href: '/pages/learn', icon: 'book', name: t('web.door.learn'), note: t('home.learn') },
          { href: '/pages/connect', icon: 'wifi', name: t('web.door.connect'), note: t('home.connect') },
          { href: '/your-data', icon: 'keyhole', name: t('web.door.your-data'), note: t('home.your-data') },
        ]}
      />
    </section>
  );
}

function Featured({ r, projects }: { r: Reader; projects: readonly Project[] }) {
  return (
    <section class="section" aria-labelledby="projects">
      <div class="section__head">
        <h2 id="projects">{r.t('home.projects')}</h2>
        <p>{r.t('home.projects-note')}</p>
        <p>
          <Onward href="/projects">{r.t('home.all-projects')}</Onward>
        </p>
      </div>
      <ProjectCards r={r} projects={projects} />
    </section>
  );
}

function News({ r, news }: { r: Reader; news: readonly HomeNews[] }) {
  return (
    <section class="section" aria-labelledby="news">
      <div class="section__head">
        <h2 id="news">{r.t('home.news')}</h2>
        <p>{r.t('home.news-note')}</p>
        <p>
          <Onward href="/record">{r.t('home.record')}</Onward>
        </p>
      </div>
      <div class="cols-3">
        {news.map(({ answer, href }) => (
          <NewsItem key={href} r={r} answer={answer} href={href} />
        ))}
      </div>
    </section>
  );
}

const SHAPES = { accepted: 'done', partly: 'wait', rejected: 'no' } as const;

// words: proposals.verdict.*
function NewsItem({ r, answer, href }: { r: Reader } & HomeNews) {
  const said = r.textWithLanguage(answer.text);
  return (
    <article class="stack-tight">
      <p>
        <Status kind={SHAPES[answer.verdict]}>{r.t(`proposals.verdict.${answer.verdict}`)}</Status>
      </p>
      <h3 lang={r.foreign(answer.language)}>
        <a href={href}>
          <bdi>{answer.title}</bdi>
        </a>
      </h3>
      <p lang={r.foreign(said.language)} dir="auto">
        {beginning(said.text)}
      </p>
      <p class="small muted">
        {answer.cost !== null && answer.cost > 0 && <b>{`${r.money(answer.cost)} `}</b>}
        {r.date(answer.publishedAt)}
      </p>
    </article>
  );
}

/** The first sentences that say something, as many as fit. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  let said = '';
  for (const sentence of line.split(/(?<=[.?؟:])\s/)) {
    if (said.length >= 60 || said.length + sentence.length > 180) break;
    said = said ? `${said} ${sentence}` : sentence;
  }
  return said || `${line.slice(0, line.lastIndexOf(' ', 170))}…`;
}
