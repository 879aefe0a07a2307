import type { DistrictId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Block,
  Bullets,
  Button,
  ButtonForm,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  errorOf,
  Form,
  Notice,
  PageHead,
  Receipt,
  Select,
  Stack,
  TextField,
} from '#ui/index.ts';
import { ASSISTANCE_MINUTES, type AssistanceWithActs } from '../assist-store.ts';
import { AGE_EDGES } from '../taking-part.ts';
import { ageInWords } from './VerifyPage.tsx';

/** Which of the three forms of the desk came back. */
export type DeskForm = 'assist' | 'verify' | 'guardian';

export interface AssistDeskProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly districts: readonly { readonly id: DistrictId; readonly name: LocalizedText }[];
  /** Assistances of whoever reads. */
  readonly mine: readonly AssistanceWithActs[];
  readonly form: DeskForm | null;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** A resident stands at the desk: help her without e-mail, verify her account, or take a guardian's consent. */
export function AssistDesk(props: AssistDeskProps) {
  const { r, csrf } = props;
  const { t } = r;
  return (
    <>
      <p class="lede">{t('verification-desk.assist.lede')}</p>
      <ErrorSummary title={t('verification-desk.census.problems')} errors={props.problems} />
      <Block title={t('verification-desk.assist.title')} level={2}>
        <p>{t('verification-desk.assist.what', { minutes: ASSISTANCE_MINUTES })}</p>
        <Form action="/manage/assist" hidden={{ csrf }}>
          <SeenFields {...props} of="assist" />
          <TextField
            name="place"
            id="assist-place"
            label={t('verification-desk.assist.place')}
            hint={t('verification-desk.assist.place-hint')}
            value={valueIn(props, 'assist', 'place')}
            maxLength={80}
          />
          <Checkbox
            name="beside"
            label={t('verification-desk.assist.beside')}
            {...errorIn(props, 'assist', 'beside')}
          />
          <Button>{t('verification-desk.assist.start')}</Button>
        </Form>
      </Block>
      <Block title={t('verification-desk.verify.title')} level={2}>
        <p>{t('verification-desk.verify.what')}</p>
        <Form action="/manage/assist/verify" hidden={{ csrf }}>
          <TextField
            name="email"
            id="verify-email"
            type="email"
            label={t('verification-desk.verify.email')}
            value={valueIn(props, 'verify', 'email')}
            dir="ltr"
            required
            {...errorIn(props, 'verify', 'email')}
          />
          <SeenFields {...props} of="verify" />
          <Button kind="quiet">{t('verification-desk.verify.do')}</Button>
        </Form>
      </Block>
      <Block title={t('verification-desk.guardian.title')} level={2}>
        <p>{t('verification-desk.guardian.what')}</p>
        <Form action="/manage/assist/guardian" hidden={{ csrf }}>
          <DocumentField {...props} of="guardian" />
          <Button kind="quiet">{t('verification-desk.guardian.do')}</Button>
        </Form>
      </Block>
      <Mine {...props} />
    </>
  );
}

type FieldsProps = AssistDeskProps & { readonly of: DeskForm };

function SeenFields(props: FieldsProps) {
  const { r, districts, of } = props;
  const { t } = r;
  return (
    <>
      <DocumentField {...props} />
      <Select
        name="ageFrom"
        id={`${of}-ageFrom`}
        label={t('verification-desk.seen.age')}
        hint={t('verification-desk.seen.hint')}
        empty={t('verification-desk.seen.census')}
        value={valueIn(props, of, 'ageFrom')}
        options={AGE_EDGES.map((edge) => ({ value: String(edge), label: ageInWords(edge, r) }))}
      />
      {districts.length > 0 && (
        <Select
          name="districtId"
          id={`${of}-districtId`}
          label={t('verification-desk.seen.district')}
          empty={t('verification-desk.seen.census')}
          value={valueIn(props, of, 'districtId')}
          options={districts.map(({ id, name }) => ({ value: id, label: r.text(name) }))}
        />
      )}
    </>
  );
}

function DocumentField(props: FieldsProps) {
  const { t } = props.r;
  return (
    <TextField
      name="document"
      id={`${props.of}-document`}
      label={t('verification.form.document')}
      hint={t('verification-desk.seen.document-hint')}
      value={valueIn(props, props.of, 'document')}
      autocomplete="off"
      spellcheck={false}
      dir="ltr"
      width="medium"
      maxLength={60}
      required
      {...errorIn(props, props.of, 'document')}
    />
  );
}

function valueIn({ form, typed }: AssistDeskProps, of: DeskForm, field: string): string {
  return form === of ? String(typed[field] ?? '') : '';
}

function errorIn({ form, problems }: AssistDeskProps, of: DeskForm, field: string): { error?: string } {
  const error = form === of ? errorOf(problems, field) : undefined;
  return error ? { error } : {};
}

// words: verification.act.*
function Mine({ r, mine }: AssistDeskProps) {
  const { t } = r;
  if (mine.length === 0) return null;
  return (
    <Block title={t('verification-desk.assist.mine')} level={2}>
      <Bullets
        items={mine.map((one) =>
          t('verification-desk.assist.one', {
            at: r.dateTime(one.started_at),
            place: one.place || '–',
            acts: one.acts.length,
          }),
        )}
      />
    </Block>
  );
}

interface BesidePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly until: Date;
  readonly acts: AssistanceWithActs['acts'];
  /** Told once. */
  readonly code: { readonly code: string; readonly until: Date } | null;
}

/** The page of an assistance under way: what was done, what she takes home, and its end. */
export function BesidePage({ r, csrf, until, acts, code }: BesidePageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead title={t('verification.beside.title')} lede={t('verification.beside.lede', { time: r.time(until) })} />
      <Stack>
        {code && (
          <Receipt
            title={t('verification.beside.code-title')}
            code={{ label: t('verification.guest.code'), value: code.code }}
          >
            <p>{t('verification.beside.code-what', { date: code.until })}</p>
          </Receipt>
        )}
        <Actions>
          <ButtonLink href="/processes" kind="quiet">
            {t('verification.beside.go')}
          </ButtonLink>
          <ButtonForm action="/assist/code" hidden={{ csrf }} kind="quiet">
            {t('verification.beside.give-code')}
          </ButtonForm>
          <ButtonForm action="/assist/end" hidden={{ csrf }}>
            {t('verification.beside.end')}
          </ButtonForm>
        </Actions>
        <Block title={t('verification.beside.acts')} level={2}>
          {acts.length === 0 ? (
            <p>{t('verification.helped.nothing')}</p>
          ) : (
            <Bullets
              items={acts.map((act) => (
                <>
                  {r.time(new Date(act.at))}: <a href={act.path}>{t(`verification.act.${act.act}`)}</a>
                </>
              ))}
            />
          )}
        </Block>
        <Notice kind="info">
          <p>{t('verification.beside.hers')}</p>
        </Notice>
      </Stack>
    </div>
  );
}
