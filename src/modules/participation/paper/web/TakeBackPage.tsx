import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Actions, Button, ErrorSummary, errorOf, Form, Onward, TextField } from '#ui/index.ts';
import type { PaperStep } from '../paper-step.ts';
import { titleOf } from './pages.tsx';

interface TakeBackPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly place: PaperStep;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** A form that counts in somebody's name is taken back, with her and the form at the desk. */
export function TakeBackPage({ r, csrf, place, typed, problems }: TakeBackPageProps) {
  const { t } = r;
  const field = (name: 'serial' | 'document') => ({
    ...{ name, value: String(typed[name] ?? ''), error: errorOf(problems, name) },
    ...{ dir: 'ltr' as const, spellcheck: false, autocomplete: 'off', width: 'medium' as const, required: true },
  });
  return (
    <div class="stack">
      <p class="lede">{titleOf(place, r)}</p>
      <ErrorSummary title={t('paper-desk.problems')} errors={problems} />
      <p>{t('paper-desk.back.what')}</p>
      <Form action={`/manage/paper/${place.step.id}/take-back`} hidden={{ csrf }}>
        <TextField {...field('serial')} label={t('paper-desk.serial')} hint={t('paper-desk.serial-hint')} />
        <TextField
          {...field('document')}
          label={t('verification.form.document')}
          hint={t('verification-desk.seen.document-hint')}
        />
        <Actions>
          <Button kind="danger">{t('paper-desk.back.action')}</Button>
          <Onward href="/manage/paper">{t('paper-desk.back.leave')}</Onward>
        </Actions>
      </Form>
    </div>
  );
}
