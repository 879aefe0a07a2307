import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ButtonForm,
  ErrorSummary,
  errorOf,
  Fieldset,
  FileField,
  Form,
  Lede,
  Muted,
  Section,
  Select,
  Stack,
  TextField,
} from '#ui/index.ts';
import type { City } from '../city.ts';
import { AccentPreview } from './AccentPreview.tsx';
import { LANGUAGE_FIELDS } from './city-form.ts';
import { LocalizedFields, writtenLanguages } from './localized-fields.tsx';

interface CitySettingsProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly city: City;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Of the mark, which has a form of its own. */
  readonly logoProblem?: string | undefined;
}

export function CitySettings(props: CitySettingsProps) {
  const { r, csrf, city, typed, problems } = props;
  const { t } = r;
  return (
    <>
      <Lede>{t('city-desk.lede')}</Lede>
      <ErrorSummary title={t('city-desk.form.problems')} errors={problems} />
      <Form action="/manage/city" hidden={{ csrf }} guard>
        <Names {...props} />
        <Fieldset legend={t('city-desk.colour')} hint={t('city-desk.colour-hint')}>
          <TextField
            name="accent"
            label={t('city-desk.accent')}
            hint={t('city-desk.accent-hint')}
            value={String(typed.accent)}
            width="short"
            dir="ltr"
            spellcheck={false}
            error={errorOf(problems, 'accent')}
          />
          <AccentPreview r={r} accent={String(typed.accent)} />
          <p>
            <Button name="do" value="preview" kind="quiet" small>
              {t('city-desk.see-colours')}
            </Button>
          </p>
        </Fieldset>
        <Reckoning {...props} />
        <Contact {...props} />
        <p>
          <Button name="do" value="keep">
            {t('city-desk.keep')}
          </Button>
        </p>
      </Form>
      <Logo r={r} csrf={csrf} city={city} problem={props.logoProblem} />
    </>
  );
}

function Names({ r, city, typed, problems }: CitySettingsProps) {
  const languages = writtenLanguages(city.languages);
  const same = { languages, typed, problems };
  return (
    <>
      <LocalizedFields name="name" legend={r.t('city-desk.name')} hint={r.t('city-desk.name-hint')} {...same} />
      <LocalizedFields
        name="tagline"
        legend={r.t('city-desk.tagline')}
        hint={r.t('city-desk.tagline-hint')}
        {...same}
      />
    </>
  );
}

// words: city-desk.languages.*
function Reckoning({ r, typed, problems }: CitySettingsProps) {
  const { t } = r;
  const options = LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }));
  return (
    <>
      <Fieldset legend={t('city-desk.languages.legend')} hint={t('city-desk.languages.hint')}>
        {LANGUAGE_FIELDS.map((field, index) => (
          <Select
            key={field}
            name={field}
            label={t(`city-desk.languages.${field}`)}
            value={String(typed[field] ?? '')}
            empty={index === 0 ? undefined : t('city-desk.languages.none')}
            options={options}
            error={errorOf(problems, field)}
          />
        ))}
      </Fieldset>
      <Fieldset legend={t('city-desk.reckoning')}>
        <TextField
          name="timeZone"
          label={t('city-desk.time-zone')}
          hint={t('city-desk.time-zone-hint')}
          value={String(typed.timeZone)}
          dir="ltr"
          width="medium"
          error={errorOf(problems, 'timeZone')}
        />
        <TextField
          name="currency"
          label={t('city-desk.currency')}
          hint={t('city-desk.currency-hint')}
          value={String(typed.currency)}
          dir="ltr"
          width="short"
          error={errorOf(problems, 'currency')}
        />
      </Fieldset>
    </>
  );
}

function Contact({ r, city, typed, problems }: CitySettingsProps) {
  const { t } = r;
  const same = { languages: writtenLanguages(city.languages), typed, problems };
  const field = (name: string) => ({ name, value: String(typed[name] ?? ''), error: errorOf(problems, name) });
  return (
    <>
      <Fieldset legend={t('city-desk.contact')} hint={t('city-desk.contact-hint')}>
        <TextField label={t('city-desk.address')} {...field('address')} />
        <TextField label={t('city-desk.phone')} type="tel" dir="ltr" width="medium" {...field('phone')} />
        <TextField label={t('city-desk.email')} type="email" dir="ltr" {...field('email')} />
      </Fieldset>
      <LocalizedFields name="office" legend={t('city-desk.office')} {...same} />
      <LocalizedFields name="hours" legend={t('city-desk.hours')} {...same} />
      <LocalizedFields name="phoneNote" legend={t('city-desk.phone-note')} {...same} />
    </>
  );
}

function Logo({ r, csrf, city, problem }: { r: Reader; csrf: string; city: City; problem?: string | undefined }) {
  const { t } = r;
  return (
    <Section id="logo" title={t('city-desk.logo')} note={t('city-desk.logo-note')} full>
      <Stack>
        {city.logoFileId ? (
          <p>
            <img src={`/logo?v=${city.updatedAt.getTime()}`} alt={t('city-desk.logo-alt')} height="72" />
          </p>
        ) : (
          <Muted>{t('city-desk.logo-none')}</Muted>
        )}
        <Form action="/manage/city/logo" hidden={{ csrf }} files>
          <FileField
            name="logo"
            label={t('city-desk.logo-file')}
            hint={t('city-desk.logo-hint')}
            accept="image/png,image/jpeg,image/webp,image/avif"
            error={problem}
          />
          <Actions>
            <Button kind="quiet">{t('city-desk.logo-keep')}</Button>
          </Actions>
        </Form>
        {city.logoFileId && (
          <ButtonForm action="/manage/city/logo/remove" hidden={{ csrf }} kind="danger" small>
            {t('city-desk.logo-remove')}
          </ButtonForm>
        )}
      </Stack>
    </Section>
  );
}
