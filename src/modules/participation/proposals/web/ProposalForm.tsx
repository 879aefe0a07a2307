import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { placeOptions } from '#modules/city/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Attachments,
  Button,
  Checkboxes,
  Crumbs,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Notice,
  PrivacyLabel,
  Select,
  TextArea,
  TextField,
} from '#ui/index.ts';
import type { Hint } from '../etiquette.ts';
import type { Proposal, ProposalFile } from '../proposal.ts';
import type { ListFrame } from './list-frame.ts';

export interface ProposalFormPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly frame: ListFrame;
  readonly action: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly hints: readonly Hint[];
  readonly files: readonly ProposalFile[];
  /** Drafts she left before. */
  readonly drafts: readonly Proposal[];
}

/** Writing a proposal: one page, saved before it is public, with what becomes public beside it. */
export function ProposalFormPage(props: ProposalFormPageProps) {
  const { r, frame, problems, drafts } = props;
  const { t } = r;
  const base = `/processes/${frame.process.slug}/proposals`;
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs
          label={t('web.nav.here')}
          links={[
            { href: `/processes/${frame.process.slug}`, label: r.text(frame.process.title) },
            { href: base, label: t('proposals.list.crumb') },
          ]}
        />
        <h1>{t('proposals.form.title')}</h1>
        <p class="lede">{r.text(frame.process.question)}</p>
      </header>
      <div class="pair pair--lead page">
        <div class="stack">
          <ErrorSummary title={t('proposals.form.problems')} errors={problems} />
          {drafts.length > 0 && (
            <Notice title={t('proposals.form.drafts')}>
              <ul>
                {drafts.map((draft) => (
                  <li key={draft.id}>
                    <a href={`${base}/drafts/${draft.id}`} lang={draft.language}>
                      {draft.title || t('proposals.form.untitled')}
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <Fields {...props} base={base} />
        </div>
        <aside class="stack" aria-label={t('proposals.privacy.title')}>
          <ProposalPrivacy r={r} />
          <p class="small muted">{t('proposals.form.next', { minutes: frame.rules.editMinutes })}</p>
        </aside>
      </div>
    </div>
  );
}

function Fields(props: ProposalFormPageProps & { base: string }) {
  const { r, frame, typed, problems, action, csrf } = props;
  const { t } = r;
  const { rules } = frame;
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  return (
    <Form action={action} files={rules.attachments} hidden={{ csrf }} guard>
      <TextField
        name="title"
        label={t('proposals.form.what')}
        hint={t('proposals.form.what-hint', { min: rules.titleMin, max: rules.titleMax })}
        value={value('title')}
        error={errorOf(problems, 'title')}
        maxLength={rules.titleMax}
        dir="auto"
        required
      />
      <div id="similar" aria-live="polite" data-address={`${props.base}/similar`} />
      <TextArea
        name="body"
        label={t('proposals.form.why')}
        hint={t('proposals.form.why-hint')}
        value={value('body')}
        error={errorOf(problems, 'body')}
        rows={10}
        dir="auto"
        count={{
          max: rules.bodyMax,
          hint: t('proposals.form.body-max', { max: rules.bodyMax }),
          left: t('proposals.form.left'),
          over: t('proposals.form.over'),
        }}
        required
      />
      <Hints r={r} hints={props.hints} />
      <Places {...props} value={value} />
      <OrganisationField {...props} value={value} />
      <FilesField {...props} />
      <Actions>
        <Button name="do" value="review">
          {t('proposals.form.review')}
        </Button>
        <Button kind="quiet" name="do" value="save">
          {t('proposals.form.save')}
        </Button>
      </Actions>
    </Form>
  );
}

function OrganisationField({ r, frame, problems, value }: ProposalFormPageProps & { value: (name: string) => string }) {
  const { t } = r;
  if (!frame.rules.organisations) return null;
  return (
    <TextField
      name="organisation"
      label={t('proposals.form.organisation')}
      mark={t('proposals.form.optional')}
      hint={t('proposals.form.organisation-hint')}
      value={value('organisation')}
      error={errorOf(problems, 'organisation')}
      maxLength={120}
      dir="auto"
    />
  );
}

function FilesField({ r, frame, problems, files, action }: ProposalFormPageProps) {
  const { t } = r;
  const { rules } = frame;
  return (
    <>
      {files.length > 0 && (
        <>
          <Attachments
            label={t('proposals.form.files-kept')}
            items={files.map((file) => ({
              href: `${action}/files/${file.fileId}`,
              name: file.name,
              note: r.bytes(file.size),
            }))}
          />
          <Checkboxes
            name="remove[]"
            legend={t('proposals.form.files-remove')}
            options={files.map((file) => ({ value: file.fileId, label: file.name }))}
          />
        </>
      )}
      {rules.attachments && (
        <FileField
          name="files"
          label={t('proposals.form.files')}
          mark={t('proposals.form.optional')}
          hint={t('proposals.form.files-hint')}
          accept="image/jpeg,image/png,image/webp,image/avif,.pdf,.odt,.ods,.docx,.xlsx,.csv,.txt"
          error={errorOf(problems, 'files')}
          multiple
        />
      )}
    </>
  );
}

function Places({ r, frame, problems, value }: ProposalFormPageProps & { value: (name: string) => string }) {
  const { t } = r;
  const { map, categories } = frame;
  return (
    <>
      {map && map.areas.length > 0 && (
        <Select
          name="district"
          label={t('proposals.form.district')}
          empty={t('proposals.whole-city')}
          value={value('district')}
          error={errorOf(problems, 'district')}
          options={placeOptions(r, frame, (district, neighbourhood) => neighbourhood?.id ?? district.id)}
        />
      )}
      {categories.length > 0 && (
        <Select
          name="category"
          label={t('proposals.form.category')}
          empty={t('proposals.form.no-category')}
          value={value('category')}
          error={errorOf(problems, 'category')}
          options={categories.map((category) => ({ value: category.id, label: r.text(category.title) }))}
        />
      )}
      <Select
        name="language"
        label={t('proposals.form.language')}
        value={value('language') || r.language}
        options={(['ca', 'es', 'en', 'ar'] as const).map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
          lang: language,
        }))}
      />
    </>
  );
}

export function Hints({ r, hints }: { r: Reader; hints: readonly Hint[] }) {
  if (hints.length === 0) return null;
  return (
    <Notice kind="info" title={r.t('proposals.hints.title')}>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{r.t(`proposals.hints.${hint}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

export function ProposalPrivacy({ r }: { r: Reader }) {
  const { t } = r;
  const item = (name: string) => ({ term: t(`proposals.privacy.${name}`), value: t(`proposals.privacy.${name}-what`) });
  return (
    <PrivacyLabel
      id="privacy"
      title={t('proposals.privacy.title')}
      items={[item('public'), item('kept'), item('why'), item('until')]}
    />
  );
}
