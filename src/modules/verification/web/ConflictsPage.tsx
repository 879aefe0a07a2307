import type { Reader } from '#kernel/reader.ts';
import { type Names, nameOf } from '#modules/identity/index.ts';
import type { FieldProblem } from '#platform/http/form.ts';
import { Block, Button, EmptyState, ErrorSummary, errorOf, Facts, Form, RadioGroup, TextArea } from '#ui/index.ts';
import type { OpenConflict } from '../conflict-store.ts';

interface ConflictsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly conflicts: readonly OpenConflict[];
  readonly names: Names;
  readonly problems: readonly FieldProblem[];
  /** What was sent and not taken: it stands there again. */
  readonly typed?: TypedDecision | undefined;
}

export interface TypedDecision {
  readonly id: string;
  readonly decision: 'kept' | 'moved';
  readonly reason: string;
}

// words: verification.way.*
/** Two accounts, one document: staff hear both and decide. */
export function ConflictsPage({ r, csrf, conflicts, names, problems, typed }: ConflictsPageProps) {
  const { t } = r;
  const called = (id: OpenConflict['holder_id']) => nameOf(names, id, r, t('verification-desk.conflicts.unnamed'));
  return (
    <>
      <p class="lede">{t('verification-desk.conflicts.lede')}</p>
      <ErrorSummary title={t('verification-desk.census.problems')} errors={problems} />
      {conflicts.length === 0 && <EmptyState title={t('verification-desk.conflicts.none')} level={2} />}
      {conflicts.map((conflict) => (
        <Block key={conflict.id} title={t('verification-desk.conflicts.one', { date: conflict.opened_at })} level={2}>
          <Facts
            items={[
              {
                term: t('verification-desk.conflicts.holder'),
                value: `${called(conflict.holder_id)}. ${r.date(conflict.held_since)}. ${t(`verification.way.${conflict.held_way}`)}`,
              },
              {
                term: t('verification-desk.conflicts.claimant'),
                value: `${called(conflict.claimant_id)}. ${t(`verification.way.${conflict.way}`)}`,
              },
              ...(conflict.message ? [{ term: t('verification-desk.conflicts.says'), value: conflict.message }] : []),
            ]}
          />
          <Form action={`/manage/verification/conflicts/${conflict.id}`} hidden={{ csrf }}>
            <RadioGroup
              name="decision"
              id={`decision-${conflict.id}`}
              legend={t('verification-desk.conflicts.decide')}
              value={typed?.id === conflict.id ? typed.decision : 'kept'}
              options={[
                { value: 'kept', label: t('verification-desk.conflicts.kept') },
                {
                  value: 'moved',
                  label: t('verification-desk.conflicts.moved'),
                  hint: t('verification-desk.conflicts.moved-hint'),
                },
              ]}
            />
            <TextArea
              name="reason"
              id={`reason-${conflict.id}`}
              label={t('verification-desk.conflicts.reason')}
              hint={t('verification-desk.conflicts.reason-hint')}
              rows={3}
              required
              value={typed?.id === conflict.id ? typed.reason : ''}
              error={typed?.id === conflict.id ? errorOf(problems, `reason-${conflict.id}`) : undefined}
            />
            <Button kind="quiet">{t('verification-desk.conflicts.do')}</Button>
          </Form>
        </Block>
      ))}
    </>
  );
}
