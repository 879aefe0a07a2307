import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  Bullets,
  Button,
  ButtonForm,
  ErrorSummary,
  FileField,
  Form,
  Notice,
  Onward,
  PageHead,
  Stack,
} from '#ui/index.ts';
import type { TermsQuestion } from '../terms.ts';

/** A form she sent before she was asked: it goes on with her yes. */
export interface Waiting {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** A browser does not send a file twice: they are chosen again. */
  readonly files: readonly { readonly name: string; readonly file: string }[];
}

interface TermsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly question: TermsQuestion;
  readonly next: string;
  /** Staff reads it out to a resident and presses for her. */
  readonly isHelped: boolean;
  readonly waiting?: Waiting;
  readonly problem?: string | undefined;
}

/** What changed, where both versions are read, and her answer: now, later, or by leaving. */
export function TermsPage(props: TermsPageProps) {
  const { r, csrf, question, next, isHelped, waiting, problem } = props;
  const { t } = r;
  const { version, before, isDue } = question;
  const title = before === null ? 'first' : isDue ? 'changed' : 'changing';
  return (
    <div class="wrap">
      <PageHead
        title={t(`city.terms.${title}`, { date: r.date(version.holdsFrom) })}
        lede={t(isDue ? 'city.terms.lede-due' : 'city.terms.lede', { date: r.date(version.holdsFrom) })}
      />
      <div class="page">
        <Stack>
          {problem && <ErrorSummary title={problem} errors={[{ field: '', message: problem }]} />}
          {isHelped && (
            <Notice kind="warn">
              <p>{t('city.terms.read-out')}</p>
            </Notice>
          )}
          <Versions r={r} question={question} />
          {waiting && <GoOn {...props} waiting={waiting} />}
          <Actions>
            {!waiting && <Answer {...props} />}
            {waiting ? (
              <Onward href={next}>{t('city.terms.not-now')}</Onward>
            ) : (
              <ButtonForm action="/terms/later" hidden={{ csrf, next }} kind="quiet">
                {t('city.terms.later')}
              </ButtonForm>
            )}
            {!isHelped && <Onward href="/your-data">{t('city.terms.leave')}</Onward>}
          </Actions>
        </Stack>
      </div>
    </div>
  );
}

function Versions({ r: { t }, question: { version, before } }: Pick<TermsPageProps, 'r' | 'question'>) {
  const at = (name: string) => `/pages/terms?version=${encodeURIComponent(name)}`;
  return (
    <Bullets
      items={[
        <a href={at(version.version)}>{t('city.terms.new-version', { version: version.version })}</a>,
        ...(before === null ? [] : [<a href={at(before)}>{t('city.terms.old-version', { version: before })}</a>]),
      ]}
    />
  );
}

function Answer({ r, csrf, question, next, isHelped }: TermsPageProps) {
  return (
    <ButtonForm action="/terms" hidden={{ csrf, version: question.version.version, next }}>
      {r.t(isHelped ? 'city.terms.she-accepts' : 'city.terms.accept')}
    </ButtonForm>
  );
}

function GoOn({ r, question, isHelped, waiting }: TermsPageProps & { readonly waiting: Waiting }) {
  const { t } = r;
  return (
    <Form action={waiting.action} files={waiting.files.length > 0}>
      {waiting.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>{t('city.terms.kept')}</p>
      {waiting.files.map(({ name, file }, index) => (
        <FileField
          key={file}
          name={name}
          id={`again-${index}`}
          label={t('city.terms.file-again', { file })}
          hint={t('city.terms.file-why')}
        />
      ))}
      <Button name="accepts-terms" value={question.version.version}>
        {t(isHelped ? 'city.terms.she-accepts-go-on' : 'city.terms.accept-go-on')}
      </Button>
    </Form>
  );
}
