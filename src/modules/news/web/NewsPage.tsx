import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import {
  Actions,
  type Content,
  Facts,
  LeadPicture,
  Notice,
  Onward,
  PageHead,
  RichText,
  Section,
  Status,
  Time,
} from '#ui/index.ts';
import type { Correction, NewsItem } from '../news.ts';
import { newsAddress } from './news-query.ts';

interface NewsPageProps {
  readonly r: Reader;
  readonly item: NewsItem;
  readonly process: ProcessWithSteps | null;
  readonly corrections: readonly Correction[];
  readonly follow: VNode | null;
  /** Beside the byline: the way to the desk for whoever writes it. */
  readonly desk?: string | undefined;
  /** Said above it: what one looks at is not public. */
  readonly notice?: Content;
  /** Where its pictures are, before everybody may see them. */
  readonly pictures?: string;
}

/** One piece of news as everybody reads it. */
export function NewsPage(props: NewsPageProps) {
  const { r, item, process, corrections, follow, desk, notice, pictures = `/news/${item.slug}/picture` } = props;
  const { t } = r;
  const [title, body] = [r.textWithLanguage(item.title), r.textWithLanguage(item.body)];
  const alt = r.textWithLanguage(item.picture?.alt ?? {});
  const foreign = r.foreign(title.language);
  return (
    <div class="wrap">
      {notice}
      <PageHead
        long
        title={title.text}
        lang={foreign}
        crumbs={crumbsOf(r, process)}
        lede={item.lede[title.language] && <span lang={foreign}>{item.lede[title.language]}</span>}
        byline={[
          item.publishedAt && <Time r={r} at={item.publishedAt} />,
          process ? <a href={`/processes/${process.slug}`}>{r.text(process.title)}</a> : t('news.of-the-city'),
          item.correctedAt && <a href="#corrections">{t('news.corrected-on', { date: r.date(item.correctedAt) })}</a>,
          desk && <a href={desk}>{t('news.to-desk')}</a>,
        ]}
      />
      <div class="page">
        {body.language !== r.language && (
          <Notice>
            <p>{t('news.not-in-language')}</p>
          </Notice>
        )}
        {item.picture && (
          <LeadPicture
            src={`${pictures}/large`}
            small={`${pictures}/small`}
            alt={alt.text}
            lang={r.foreign(alt.language)}
            width={item.picture.width}
            height={item.picture.height}
          />
        )}
        <RichText html={body.text} lang={body.language} />
      </div>
      {corrections.length > 0 && (
        <Section id="corrections" title={t('news.corrections')} note={t('news.corrections-note')}>
          <Facts items={corrections.map(({ at, note }) => ({ term: <Time r={r} at={at} />, value: r.text(note) }))} />
        </Section>
      )}
      {follow && (
        <Section id="follow" title={t('news.follow')} note={t('news.follow-note')}>
          {follow}
        </Section>
      )}
      <Section id="more" title={t('news.more')}>
        <Actions>
          {process && <Onward href={newsAddress({ process: process.slug })}>{t('news.more-of-process')}</Onward>}
          <Onward href="/news">{t('news.all')}</Onward>
        </Actions>
      </Section>
    </div>
  );
}

interface WithdrawnPageProps {
  readonly r: Reader;
  readonly item: NewsItem;
  readonly process: ProcessWithSteps | null;
}

/** What stands at the address of what was taken back: that it was, when, and why. */
export function WithdrawnPage({ r, item, process }: WithdrawnPageProps) {
  const { t } = r;
  const title = r.textWithLanguage(item.title);
  const reason = r.textWithLanguage(item.withdrawalReason);
  return (
    <div class="wrap">
      <PageHead
        long
        title={title.text}
        lang={r.foreign(title.language)}
        crumbs={crumbsOf(r, process)}
        above={<Status kind="no">{t('news.withdrawn.state')}</Status>}
        lede={item.withdrawnAt && t('news.withdrawn.lede', { date: r.date(item.withdrawnAt) })}
        byline={[item.publishedAt && t('news.withdrawn.was-published', { date: r.date(item.publishedAt) })]}
      />
      <Section id="why" title={t('news.withdrawn.why')}>
        <p lang={r.foreign(reason.language)} dir="auto">
          {reason.text}
        </p>
      </Section>
      <Section id="more" title={t('news.more')}>
        <Onward href="/news">{t('news.all')}</Onward>
      </Section>
    </div>
  );
}

function crumbsOf(r: Reader, process: ProcessWithSteps | null) {
  return {
    label: r.t('web.nav.here'),
    links: [
      { href: '/news', label: r.t('news.list.title') },
      ...(process ? [{ href: newsAddress({ process: process.slug }), label: r.text(process.title) }] : []),
    ],
  };
}
