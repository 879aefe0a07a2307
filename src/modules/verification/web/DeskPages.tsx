import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem } from '#platform/http/form.ts';
import {
  Actions,
  Block,
  Button,
  ButtonForm,
  ButtonLink,
  Checkbox,
  EmptyState,
  ErrorSummary,
  errorOf,
  Facts,
  FileField,
  Form,
  Notice,
  Select,
  Table,
} from '#ui/index.ts';
import type { CensusLoad, KeyUse } from '../census-store.ts';
import type { BatchNow } from '../letter-store.ts';
import { AGE_EDGES, type Level } from '../taking-part.ts';
import type { Settings } from '../voter-store.ts';

/** A line of a file that could not be taken, and why. */
export interface BadLine {
  readonly line: number;
  readonly why: string;
}

export interface VerificationDeskProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly census: number;
  readonly voters: Readonly<Record<Level, number>>;
  readonly loads: readonly CensusLoad[];
  readonly keys: readonly KeyUse[];
  readonly currentKey: string;
  readonly settings: Settings;
  readonly conflicts: number;
  readonly problems: readonly FieldProblem[];
  readonly badLines: readonly BadLine[];
}

/** The census, what stands under which key, and the rules of the city. */
export function VerificationDesk(props: VerificationDeskProps) {
  const { r, census, voters, conflicts } = props;
  const { t } = r;
  return (
    <>
      <p class="lede">{t('verification-desk.lede')}</p>
      <Facts
        items={[
          { term: t('verification-desk.in-census'), value: r.number(census) },
          { term: t('verification-desk.verified-basic'), value: r.number(voters.basic) },
          { term: t('verification-desk.verified-strong'), value: r.number(voters.strong) },
        ]}
      />
      <Actions>
        <ButtonLink href="/manage/verification/letters" kind="quiet">
          {t('verification-desk.letters.title')}
        </ButtonLink>
        <ButtonLink href="/manage/verification/conflicts" kind="quiet">
          {t('verification-desk.conflicts.title', { count: conflicts })}
        </ButtonLink>
      </Actions>
      <CensusUpload {...props} />
      <Loads {...props} />
      <Keys {...props} />
      <SettingsForm {...props} />
    </>
  );
}

function CensusUpload({ r: { t }, csrf, problems, badLines }: VerificationDeskProps) {
  const error = errorOf(problems, 'file');
  return (
    <Block title={t('verification-desk.census.title')} level={2}>
      <ErrorSummary title={t('verification-desk.census.problems')} errors={problems} level={3} />
      <BadLines t={t} lines={badLines} />
      <p>{t('verification-desk.census.what')}</p>
      <Form action="/manage/verification/census" hidden={{ csrf }} files>
        <FileField
          name="file"
          label={t('verification-desk.census.file')}
          hint={t('verification-desk.census.file-hint')}
          accept=".csv,.gz,text/csv"
          required
          {...(error ? { error } : {})}
        />
        <Checkbox name="skipBad" label={t('verification-desk.census.skip')} />
        <Checkbox name="allowShrinking" label={t('verification-desk.census.shrink')} />
        <Button>{t('verification-desk.census.load')}</Button>
      </Form>
    </Block>
  );
}

/** The first hundred, each with its reason; the line itself is not repeated. */
export function BadLines({ t, lines }: { t: Reader['t']; lines: readonly BadLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Table
      caption={t('verification-desk.bad.title')}
      columns={[
        { label: t('verification-desk.bad.line'), head: true, num: true, cell: (bad: BadLine) => String(bad.line) },
        { label: t('verification-desk.bad.why'), cell: (bad: BadLine) => bad.why },
      ]}
      rows={lines.slice(0, 100)}
    />
  );
}

function Loads({ r, loads }: VerificationDeskProps) {
  const { t } = r;
  if (loads.length === 0) return null;
  const number = (label: string, value: (load: CensusLoad) => number) => ({
    label,
    num: true,
    cell: (load: CensusLoad) => r.number(value(load)),
  });
  return (
    <Table
      caption={t('verification-desk.loads.title')}
      columns={[
        { label: t('verification-desk.loads.when'), head: true, cell: (load) => r.dateTime(load.loaded_at) },
        number(t('verification-desk.loads.lines'), (load) => load.lines),
        number(t('verification-desk.loads.added'), (load) => load.added),
        number(t('verification-desk.loads.changed'), (load) => load.changed),
        number(t('verification-desk.loads.removed'), (load) => load.removed),
      ]}
      rows={loads}
    />
  );
}

function Keys({ r, keys, currentKey }: VerificationDeskProps) {
  const { t } = r;
  if (keys.length === 0) return null;
  const left = keys
    .filter(({ key }) => key !== currentKey)
    .reduce((sum, { voters, census }) => sum + voters + census, 0);
  return (
    <Table
      caption={t('verification-desk.keys.title')}
      note={t('verification-desk.keys.left', { left })}
      columns={[
        { label: t('verification-desk.keys.key'), head: true, cell: ({ key }) => key },
        { label: t('verification-desk.keys.census'), num: true, cell: (use) => r.number(use.census) },
        { label: t('verification-desk.keys.voters'), num: true, cell: (use) => r.number(use.voters) },
        { label: t('verification-desk.keys.letters'), num: true, cell: (use) => r.number(use.letters) },
      ]}
      rows={keys}
    />
  );
}

function SettingsForm({ r, csrf, settings }: VerificationDeskProps) {
  const { t } = r;
  return (
    <Block title={t('verification-desk.settings.title')} level={2}>
      <Form action="/manage/verification/settings" hidden={{ csrf }}>
        <Select
          name="guardianAge"
          label={t('verification-desk.settings.guardian')}
          hint={t('verification-desk.settings.guardian-hint')}
          value={String(settings.guardianAge)}
          options={AGE_EDGES.filter((edge) => edge <= 18).map((edge) => ({
            value: String(edge),
            label: t('verification-desk.settings.under', { age: edge }),
          }))}
        />
        <Select
          name="letterDays"
          label={t('verification-desk.settings.letters')}
          value={String(settings.letterDays)}
          options={[15, 30, 60, 90].map((days) => ({
            value: String(days),
            label: t('verification-desk.settings.days', { days }),
          }))}
        />
        <Button kind="quiet">{t('verification-desk.settings.keep')}</Button>
      </Form>
    </Block>
  );
}

interface LettersPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly batches: readonly BatchNow[];
  readonly problems: readonly FieldProblem[];
  readonly badLines: readonly BadLine[];
}

/** Letters printed by the hundred: the file goes in, a PDF comes out, and nothing of it stays. */
export function LettersPage({ r, csrf, batches, problems, badLines }: LettersPageProps) {
  const { t } = r;
  const error = errorOf(problems, 'file');
  return (
    <>
      <p class="lede">{t('verification-desk.letters.lede')}</p>
      <ErrorSummary title={t('verification-desk.census.problems')} errors={problems} />
      <BadLines t={t} lines={badLines} />
      <Form action="/manage/verification/letters" hidden={{ csrf }} files>
        <FileField
          name="file"
          label={t('verification-desk.letters.file')}
          hint={t('verification-desk.letters.file-hint')}
          accept=".csv,.gz,text/csv"
          required
          {...(error ? { error } : {})}
        />
        <Notice kind="info">
          <p>{t('verification-desk.letters.once')}</p>
        </Notice>
        <Button>{t('verification-desk.letters.print')}</Button>
      </Form>
      {batches.length === 0 ? (
        <EmptyState title={t('verification-desk.letters.none')} level={2} />
      ) : (
        <Table
          caption={t('verification-desk.letters.batches')}
          columns={[
            {
              label: t('verification-desk.loads.when'),
              head: true,
              cell: (batch: BatchNow) => r.dateTime(batch.made_at),
            },
            { label: t('verification-desk.letters.count'), num: true, cell: (batch) => r.number(batch.letters) },
            { label: t('verification-desk.letters.used'), num: true, cell: (batch) => r.number(batch.used) },
            { label: t('verification-desk.letters.until'), cell: (batch) => r.date(batch.expires_at) },
            {
              label: t('verification-desk.letters.act'),
              cell: (batch) => <BatchAct r={r} csrf={csrf} batch={batch} />,
            },
          ]}
          rows={batches}
        />
      )}
    </>
  );
}

function BatchAct({ r, csrf, batch }: { r: Reader; csrf: string; batch: BatchNow }) {
  if (batch.voided_at) return <>{r.t('verification-desk.letters.voided', { date: batch.voided_at })}</>;
  const action = `/manage/verification/letters/${batch.id}/void`;
  return (
    <ButtonForm action={action} hidden={{ csrf }} kind="danger" small about={r.dateTime(batch.made_at)}>
      {r.t('verification-desk.letters.void')}
    </ButtonForm>
  );
}
