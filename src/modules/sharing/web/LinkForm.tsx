import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Button, errorOf, Form, TextField } from '#ui/index.ts';

interface LinkFormProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly action: string;
  readonly submit: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly origin: string;
}

/** The words, and where they lead. */
export function LinkForm({ r, csrf, action, submit, typed, problems, origin }: LinkFormProps) {
  const { t } = r;
  return (
    <Form action={action} hidden={{ csrf }}>
      <TextField
        name="words"
        label={t('sharing-desk.form.words')}
        hint={t('sharing-desk.form.words-hint', { address: `${origin.replace(/^https?:\/\//, '')}/s/` })}
        value={String(typed.words ?? '')}
        dir="ltr"
        width="medium"
        spellcheck={false}
        required
        error={errorOf(problems, 'words')}
      />
      <TextField
        name="to"
        label={t('sharing-desk.form.to')}
        hint={t('sharing-desk.form.to-hint')}
        value={String(typed.to ?? '')}
        dir="ltr"
        spellcheck={false}
        required
        error={errorOf(problems, 'to')}
      />
      <Button kind="quiet">{submit}</Button>
    </Form>
  );
}
