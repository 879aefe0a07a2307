import type { Reader } from '#kernel/reader.ts';
import type { City } from '#modules/city/index.ts';
import { ProcessLedger, type ProcessWithSteps, type StepGlance } from '#modules/participation/processes/index.ts';
import { Doors, Facade, Kicker, Lede, Onward } from '#ui/index.ts';

interface HomePageProps {
  readonly r: Reader;
  readonly city: City;
  /** Open now, the one that closes first at the top. */
  readonly open: readonly ProcessWithSteps[];
  readonly glances: ReadonlyMap<string, StepGlance>;
  /** Answers and other news of what was decided, newest first. */
  readonly news: readonly HomeNews[];
}

export interface HomeNews {
  readonly title: string;
  readonly lang: string;
  readonly href: string;
  readonly when: string;
  readonly note: string;
}

/** What is open now, then the four doors, then what came of it. */
export function HomePage({ r, city, open, glances, news }: HomePageProps) {
  const { t } = r;
  const name = r.text(city.name);
  return (
    <div class="wrap">
      <div class="cover">
        <div class="cover__intro">
          <Kicker>{t('home.today', { date: r.weekday(r.now) })}</Kicker>
          <h1>{t('home.title', { city: name })}</h1>
          <Lede>{t('home.lede', { open: open.length, phone: city.contact.phone ?? '' })}</Lede>
        </div>
        <section class="cover__open" aria-labelledby="now">
          <h2 id="now" class="visually-hidden">
            {t('home.now')}
          </h2>
          {open.length > 0 ? <ProcessLedger r={r} processes={open} glances={glances} /> : <NothingOpen r={r} />}
        </section>
        <Facade lit={open.length} caption={t('home.windows')} />
      </div>
      <FourDoors r={r} soon={open.length > 0} />
      {news.length > 0 && <News r={r} news={news} />}
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
        {news.map((item) => (
          <article key={item.href} class="stack-tight">
            <Kicker>{item.when}</Kicker>
            <h3>
              <a href={item.href} lang={item.lang}>
                {item.title}
              </a>
            </h3>
            <p>{item.note}</p>
          </article>
        ))}
      </div>
    </section>
  );
}
