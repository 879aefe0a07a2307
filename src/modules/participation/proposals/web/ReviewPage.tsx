import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { placeName } from '#modules/city/index.ts';
import type { Names } from '#modules/identity/index.ts';
import { Actions, BodyText, Button, ButtonForm, Crumbs, Form, Ledger, Onward, SummaryList, Twin } from '#ui/index.ts';
import type { Hint } from '../etiquette.ts';
import type { Proposal, ProposalFile } from '../proposal.ts';
import type { ListFrame } from './list-frame.ts';
import { Hints, ProposalPrivacy } from './ProposalForm.tsx';
import { ProposalRow } from './ProposalRow.tsx';

export interface ReviewPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly frame: ListFrame;
  readonly draft: Proposal;
  readonly files: readonly ProposalFile[];
  readonly hints: readonly Hint[];
  readonly similar: readonly Proposal[];
  readonly names: Names;
}

/** Read it as others will, before it is public; and see who said it before. */
export function ReviewPage({ r, csrf, frame, draft, files, hints, similar, names }: ReviewPageProps) {
  const { t } = r;
  const base = `/processes/${frame.process.slug}/proposals`;
  const edit = `${base}/drafts/${draft.id}`;
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs label={t('web.nav.here')} links={[{ href: base, label: t('proposals.list.crumb') }]} />
        <h1>{t('proposals.review.title')}</h1>
        <p class="lede">{t('proposals.review.lede')}</p>
      </header>
      <div class="pair pair--lead page">
        <div class="stack">
          <Similar r={r} frame={frame} base={base} similar={similar} names={names} />
          <Hints r={r} hints={hints} />
          <SummaryList items={summaryOf(r, frame, draft, files, edit)} />
          <Form action={`${edit}/publish`} hidden={{ csrf }}>
            <Actions>
              <Button>{t('proposals.review.publish')}</Button>
              <Onward href={edit}>{t('proposals.review.change')}</Onward>
            </Actions>
          </Form>
          <Twin summary={t('proposals.review.discard')}>
            <p>{t('proposals.review.discard-what')}</p>
            <ButtonForm action={`${edit}/discard`} hidden={{ csrf }} kind="danger" small about={draft.title}>
              {t('proposals.review.discard')}
            </ButtonForm>
          </Twin>
        </div>
        <aside class="stack" aria-label={t('proposals.privacy.title')}>
          <ProposalPrivacy r={r} />
        </aside>
      </div>
    </div>
  );
}

/** What says nearly the same: supporting it makes it stronger than writing it twice. Also sent alone, to the form. */
export function Similar(props: {
  r: Reader;
  frame: ListFrame;
  base: string;
  similar: readonly Proposal[];
  names: Names;
}) {
  const { r, frame, base, similar, names } = props;
  if (similar.length === 0) return null;
  return (
    <section class="stack-tight" aria-labelledby="similar-title">
      <h2 id="similar-title">{r.t('proposals.similar.title', { n: similar.length })}</h2>
      <p>{r.t('proposals.similar.why')}</p>
      <Ledger>
        {similar.map((proposal) => (
          <ProposalRow
            key={proposal.id}
            r={r}
            proposal={proposal}
            step={frame.step}
            rules={frame.rules}
            base={base}
            names={names}
            place={undefined}
            level={3}
          />
        ))}
      </Ledger>
    </section>
  );
}

function summaryOf(r: Reader, frame: ListFrame, draft: Proposal, files: readonly ProposalFile[], edit: string) {
  const { t } = r;
  const category = frame.categories.find(({ id }) => id === draft.categoryId);
  const change = (about: string) => ({ href: edit, label: t('proposals.review.change-one'), about });
  const line = (term: string, value: preact.ComponentChildren, lang?: string) => ({
    term,
    value,
    lang,
    change: change(term),
  });
  return [
    line(t('proposals.form.what'), draft.title, draft.language),
    line(t('proposals.form.why'), <BodyText body={draft.body} />, draft.language),
    line(t('proposals.form.district'), placeName(r, frame, draft) ?? t('proposals.whole-city')),
    ...(category ? [line(t('proposals.form.category'), r.text(category.title))] : []),
    line(t('proposals.form.language'), LANGUAGE_NAMES[draft.language], draft.language),
    ...(draft.organisationName ? [line(t('proposals.form.organisation'), draft.organisationName)] : []),
    ...(files.length > 0 ? [line(t('proposals.form.files'), r.list(files.map(({ name }) => name)))] : []),
  ];
}
