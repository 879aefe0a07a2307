import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Button, errorOf, Form, Pair, PrivacyLabel, RadioGroup, Select, TextArea } from '#ui/index.ts';
import { MAX_LENGTH, SIDES } from '../comment.ts';
import type { Shown } from './scene.ts';

export interface CommentFormProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly subject: Shown;
  readonly action: string;
  /** The same form sent twice is one comment. */
  readonly formId: string;
  /** Asks where one stands: for, against, neither. */
  readonly sides: boolean;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  /** Hints were shown: it may be published as it is. */
  readonly advised?: boolean;
}

/** Writing a comment, with what becomes public beside it. */
export function CommentForm(props: CommentFormProps) {
  const { r, csrf, action, formId, advised } = props;
  const { t } = r;
  return (
    <Pair lead>
      <Form action={action} hidden={{ csrf, form: formId, ...(advised ? { advised: '1' } : {}) }} guard>
        {props.sides && <SideChoice {...props} />}
        <BodyField {...props} label={t(props.sides ? 'comments.form.reason' : 'comments.form.words')} />
        <Select
          name="language"
          label={t('comments.form.language')}
          options={LANGUAGES.map((language) => ({
            value: language,
            label: LANGUAGE_NAMES[language],
            lang: language,
          }))}
          value={String(props.typed?.language ?? r.language)}
        />
        <Button>{t(advised ? 'comments.form.as-it-is' : 'comments.form.publish')}</Button>
      </Form>
      <PrivacyLabel
        id="comment-privacy"
        title={t('comments.privacy.title')}
        items={[
          { term: t('comments.privacy.why'), value: t('comments.privacy.why-answer') },
          { term: t('comments.privacy.who'), value: t('comments.privacy.who-answer') },
          { term: t('comments.privacy.until'), value: t('comments.privacy.until-answer') },
        ]}
      />
    </Pair>
  );
}

// words: comments.stance.*
function SideChoice({ r, typed, problems }: CommentFormProps) {
  return (
    <RadioGroup
      name="side"
      legend={r.t('comments.form.side')}
      options={SIDES.map((side) => ({ value: side, label: r.t(`comments.stance.${side}`) }))}
      value={String(typed?.side ?? '')}
      error={errorOf(problems, 'side')}
      inline
    />
  );
}

export interface BodyFieldProps extends Pick<CommentFormProps, 'r' | 'subject' | 'typed' | 'problems'> {
  readonly label: string;
}

export function BodyField({ r, subject, typed, problems, label }: BodyFieldProps) {
  const { t } = r;
  const max = subject.maxLength ?? MAX_LENGTH;
  return (
    <TextArea
      name="body"
      label={label}
      value={String(typed?.body ?? '')}
      error={errorOf(problems, 'body')}
      rows={5}
      dir="auto"
      count={{
        max,
        hint: t('comments.form.limit', { max }),
        left: t('comments.form.left', { n: '{n}' }),
        over: t('comments.form.over', { n: '{n}' }),
      }}
      required
    />
  );
}
