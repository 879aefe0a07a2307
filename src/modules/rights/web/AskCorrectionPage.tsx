import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Onward,
  PageHead,
  Pair,
  PrivacyLabel,
  RadioGroup,
  Stack,
  TextArea,
} from '#ui/index.ts';
import type { Datum } from '../correction.ts';

interface AskCorrectionPageProps {
  readonly r: Reader;
  readonly csrf: string;
  /** What is held of her and is not hers to change, and what it says now. */
  readonly held: readonly { readonly datum: Datum; readonly now: string }[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

// words: rights.correct.datum.*
/** Which datum is wrong, and what it should say. */
export function AskCorrectionPage({ r, csrf, held, typed, problems }: AskCorrectionPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('rights.correct.ask-title')}
        lede={t('rights.correct.lede')}
        crumbs={{ label: t('web.nav.here'), links: [{ href: '/your-data', label: t('rights.title') }] }}
      />
      {held.length === 0 ? (
        <div class="page">
          <EmptyState
            level={2}
            title={t('rights.correct.nothing')}
            actions={<ButtonLink href="/account">{t('rights.correct.account')}</ButtonLink>}
          >
            <p>{t('rights.correct.nothing-what')}</p>
          </EmptyState>
        </div>
      ) : (
        <div class="page">
          <Pair lead>
            <Stack>
              <ErrorSummary title={t('rights.correct.problems')} errors={problems} />
              <Form action="/your-data/correct" hidden={{ csrf, about: String(typed.about ?? '') }} guard>
                <RadioGroup
                  name="datum"
                  legend={t('rights.correct.which')}
                  value={String(typed.datum ?? held[0]?.datum)}
                  options={held.map(({ datum, now }) => ({
                    value: datum,
                    label: t(`rights.correct.datum.${datum}`),
                    hint: now,
                  }))}
                  error={errorOf(problems, 'datum')}
                />
                <TextArea
                  name="wish"
                  label={t('rights.correct.wish')}
                  hint={t('rights.correct.wish-hint')}
                  value={String(typed.wish ?? '')}
                  error={errorOf(problems, 'wish')}
                  rows={5}
                  dir="auto"
                  required
                />
                <Actions>
                  <Button>{t('rights.correct.send')}</Button>
                </Actions>
              </Form>
              <Onward href="/your-data#limits">{t('rights.correct.limit')}</Onward>
            </Stack>
            <PrivacyLabel
              id="correct-label"
              title={t('rights.correct.label.title')}
              items={[
                { term: t('rights.correct.label.who'), value: t('rights.correct.label.who-answer') },
                { term: t('rights.correct.label.when'), value: t('rights.correct.label.when-answer') },
                { term: t('rights.correct.label.kept'), value: t('rights.correct.label.kept-answer') },
              ]}
            />
          </Pair>
        </div>
      )}
    </div>
  );
}
