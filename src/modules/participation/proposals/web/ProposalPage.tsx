import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from '#modules/identity/index.ts';
import { Attachments, BodyText, Notice, Onward, PageHead, Pair, Pictures, Section, Status } from '#ui/index.ts';
import type { ProposalRead } from '../read-proposal.ts';
import { AnswerSection } from './AnswerSection.tsx';
import { type LaterMoment, ProposalStory } from './ProposalStory.tsx';
import { authorOf, statusOf } from './proposal-words.ts';
import { OutOfSight } from './SightNotes.tsx';
import { SupportPanel } from './SupportPanel.tsx';

export interface ProposalPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: ProposalRead;
  readonly names: Names;
  readonly place: string | undefined;
  readonly category: string | undefined;
  readonly signedIn: boolean;
  readonly later: readonly LaterMoment[];
  /** For and against, from the comments. */
  readonly discussion: VNode | null;
  readonly follow: VNode | null;
}

export function ProposalPage(props: ProposalPageProps) {
  const { r, read, names, place, category } = props;
  const { t } = r;
  const { process, step, rules, proposal, files, may } = read;
  const base = `/processes/${process.slug}/proposals`;
  const here = `${base}/${proposal.number}`;
  const status = statusOf(proposal, step, rules, r);
  const lang = r.foreign(proposal.language);
  const pictures = files.filter(({ kind }) => kind === 'picture');
  const documents = files.filter(({ kind }) => kind === 'document');
  const published = proposal.publishedAt ?? proposal.createdAt;
  return (
    <div class="wrap">
      <PageHead
        long
        title={proposal.title}
        lang={lang}
        crumbs={{
          label: t('web.nav.here'),
          links: [
            { href: '/processes', label: t('web.door.decide') },
            { href: `/processes/${process.slug}`, label: r.text(process.title) },
            { href: base, label: t('proposals.list.crumb') },
          ],
        }}
        byline={[
          <Status kind={status.kind}>{status.word}</Status>,
          place ?? t('proposals.whole-city'),
          category,
          <span dir="auto">{authorOf(proposal, names, r)}</span>,
          <time datetime={published.toISOString()}>{r.date(published)}</time>,
        ]}
      />
      <div class="page">
        <Withdrawn {...props} />
        <OutOfSight r={r} read={read} />
        <Pair lead>
          <div class="stack">
            <div class="stack" lang={lang} dir="auto">
              <BodyText body={proposal.body} lead />
            </div>
            {pictures.length > 0 && (
              <Pictures
                label={t('proposals.page.pictures')}
                items={pictures.map((file) => ({
                  src: `${here}/files/${file.smallFileId ?? file.fileId}`,
                  href: `${here}/files/${file.fileId}`,
                  alt: t('proposals.page.picture-of', { title: proposal.title }),
                  width: file.width ?? 480,
                  height: file.height ?? 360,
                }))}
              />
            )}
            {documents.length > 0 && (
              <Attachments
                label={t('proposals.page.documents')}
                items={documents.map((file) => ({
                  href: `${here}/files/${file.fileId}`,
                  name: file.name,
                  note: r.bytes(file.size),
                }))}
              />
            )}
          </div>
          <aside class="stack" aria-label={t('proposals.support.title')}>
            <SupportPanel {...props} here={here} />
            {(may.edit || may.withdraw || may.answer || may.report) && (
              <p class="actions">
                {may.edit && <Onward href={`${here}/edit`}>{t('proposals.page.edit')}</Onward>}
                {may.withdraw && <Onward href={`${here}/withdraw`}>{t('proposals.page.withdraw')}</Onward>}
                {may.report && <Onward href={`/report/proposal/${proposal.id}`}>{t('proposals.page.report')}</Onward>}
                {may.answer && <Onward href={`/manage/answers/${proposal.id}`}>{t('proposals.page.answer')}</Onward>}
              </p>
            )}
          </aside>
        </Pair>
      </div>
      <AnswerSection r={r} read={read} />
      {props.discussion}
      {props.follow && (
        <Section id="follow" title={t('proposals.page.follow')} note={t('proposals.page.follow-note')}>
          {props.follow}
        </Section>
      )}
      <Section id="story" title={t('proposals.story.title')} note={t('proposals.story.note')}>
        <ProposalStory r={r} read={read} names={names} here={here} later={props.later} />
      </Section>
    </div>
  );
}

function Withdrawn({ r, read }: ProposalPageProps) {
  const { withdrawal } = read.proposal;
  if (!withdrawal) return null;
  return (
    <Notice kind="warn" title={r.t('proposals.withdrawn.title', { date: r.date(withdrawal.at) })}>
      <p>{r.t(`proposals.withdrawn.${withdrawal.reason}`)}</p>
      {withdrawal.note && <p dir="auto">{withdrawal.note}</p>}
    </Notice>
  );
}
