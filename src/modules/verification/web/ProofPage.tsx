import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Button,
  ButtonForm,
  DateField,
  ErrorSummary,
  errorOf,
  Form,
  Notice,
  Onward,
  PageHead,
  Pair,
  PrivacyLabel,
  Stack,
  TextField,
} from '#ui/index.ts';
import type { ProofWay } from './proof-form.ts';

interface ProofPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly way: ProofWay;
  readonly next: string;
  /** Without an account: she takes part at once. */
  readonly isGuest: boolean;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  /** Another account holds the document: she may ask staff to decide. */
  readonly conflict?: string | undefined;
  /** The demo city tells whom one may be. */
  readonly isDemo: boolean;
  /** Where she signs in instead. */
  readonly signIn?: boolean;
}

// words: verification.census.* verification.letter.*
/** One way to show who she is, on one page, with what is kept beside it. */
export function ProofPage(props: ProofPageProps) {
  const { r, csrf, way, next, isGuest, typed = {}, problems = [], conflict, signIn } = props;
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead title={t(`verification.${way}.title`)} lede={t(`verification.${way}.lede`)} />
      <Pair lead>
        <Stack>
          <ErrorSummary title={t('verification.form.problems')} errors={problems} />
          {conflict && <ConflictForm r={r} csrf={csrf} conflict={conflict} />}
          {signIn && (
            <Onward href={`/sign-in?next=${encodeURIComponent(next)}`}>{t('verification.take-part.sign-in')}</Onward>
          )}
          <Form action={`/verify/${way}`} hidden={{ csrf, next }}>
            <TextField
              name="document"
              label={t('verification.form.document')}
              hint={t('verification.form.document-hint')}
              value={String(typed.document ?? '')}
              autocomplete="off"
              spellcheck={false}
              dir="ltr"
              width="medium"
              maxLength={60}
              required
              {...errorIn(problems, 'document')}
            />
            {way === 'census' ? (
              <DateField
                name="birthDate"
                label={t('verification.form.birth')}
                hint={t('verification.form.birth-hint')}
                value={String(typed.birthDate ?? '')}
                required
                {...errorIn(problems, 'birthDate')}
              />
            ) : (
              <TextField
                name="code"
                label={t('verification.form.code')}
                hint={t('verification.form.code-hint')}
                value={String(typed.code ?? '')}
                autocomplete="off"
                spellcheck={false}
                dir="ltr"
                width="medium"
                maxLength={40}
                required
                {...errorIn(problems, 'code')}
              />
            )}
            <Button>{t(isGuest ? 'verification.form.go-on' : 'verification.form.verify')}</Button>
          </Form>
          {isGuest && (
            <p class="hint">
              <a class="target" href="/pages/terms">
                {t('verification.form.terms')}
              </a>
            </p>
          )}
          {props.isDemo && <p class="hint">{t('verification.form.demo')}</p>}
          <p>
            <a class="target" href={`/${isGuest ? 'take-part' : 'verify'}?next=${encodeURIComponent(next)}`}>
              {t('verification.form.other-way')}
            </a>
          </p>
        </Stack>
        <KeptLabel r={r} />
      </Pair>
    </div>
  );
}

/** What becomes of the number she types. */
export function KeptLabel({ r: { t } }: { r: Reader }) {
  const item = (name: string) => ({
    term: t(`verification.label.${name}`),
    value: t(`verification.label.${name}-answer`),
  });
  // words: verification.label.*
  return (
    <PrivacyLabel
      id="verify-label"
      title={t('verification.label.title')}
      items={['why', 'kept', 'number', 'who', 'until'].map(item)}
    />
  );
}

function ConflictForm({ r: { t }, csrf, conflict }: { r: Reader; csrf: string; conflict: string }) {
  return (
    <Notice kind="warn" title={t('verification.conflict.title')}>
      <p>{t('verification.conflict.what')}</p>
      <ButtonForm action="/verify/conflict" hidden={{ csrf, conflict, message: '' }} kind="quiet">
        {t('verification.conflict.ask')}
      </ButtonForm>
    </Notice>
  );
}

function errorIn(problems: readonly FieldProblem[], field: string): { error?: string } {
  const error = errorOf(problems, field);
  return error ? { error } : {};
}
