import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Bullets,
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  errorOf,
  Form,
  Lede,
  Notice,
  Numbered,
  Section,
  Select,
  Stack,
} from '#ui/index.ts';
import type { Affected, BreachTable } from '../breach.ts';

interface BreachPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly tables: readonly BreachTable[];
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly affected?: Affected;
}

/** Table, then columns and period; the number of people, then the list to write to. */
export function BreachPage({ r, csrf, tables, typed = {}, problems = [], affected }: BreachPageProps) {
  const { t } = r;
  const value = (field: string) => String(typed[field] ?? '');
  const table = tables.find((one) => one.table === value('table'));
  const picked = typed.columns === undefined ? [] : [typed.columns].flat();
  return (
    <Stack space="wide">
      <Lede>{t('privacy-desk.breach.lede')}</Lede>
      {affected && <Answer r={r} affected={affected} />}
      {problems.length > 0 && <ErrorSummary title={t('privacy-desk.breach.check')} errors={problems} />}
      <Form action="/manage/breach" hidden={{ csrf }}>
        <Select
          name="table"
          label={t('privacy-desk.breach.table')}
          value={value('table')}
          empty={t('privacy-desk.breach.choose')}
          options={tables.map((one) => ({ value: one.table, label: one.table }))}
          error={errorOf(problems, 'table')}
        />
        {table && (
          <Checkboxes
            name="columns[]"
            legend={t('privacy-desk.breach.columns')}
            hint={t('privacy-desk.breach.columns-hint')}
            values={picked}
            options={table.columns.map((column) => ({ value: column, label: column }))}
          />
        )}
        <DateField
          name="from"
          label={t('privacy-desk.breach.from')}
          hint={t('privacy-desk.breach.period-hint')}
          value={value('from')}
          error={errorOf(problems, 'from')}
        />
        <DateField name="to" label={t('privacy-desk.breach.to')} value={value('to')} error={errorOf(problems, 'to')} />
        <Actions>
          <Button name="do" value="count">
            {t('privacy-desk.breach.count')}
          </Button>
          {affected && affected.people > 0 && (
            <Button name="do" value="list" kind="quiet">
              {t('privacy-desk.breach.list')}
            </Button>
          )}
        </Actions>
      </Form>
      <Section id="hours" title={t('privacy-desk.breach.hours')} level={2}>
        <Numbered
          items={[
            t('privacy-desk.breach.step.stop'),
            t('privacy-desk.breach.step.count'),
            t('privacy-desk.breach.step.authority'),
            t('privacy-desk.breach.step.people'),
            t('privacy-desk.breach.step.write'),
          ]}
        />
      </Section>
    </Stack>
  );
}

function Answer({ r, affected }: { r: Reader; affected: Affected }) {
  const { t } = r;
  const { people, rows, columns } = affected;
  const open = columns.filter((column) => !column.sealed && !column.public).map(({ column }) => column);
  const sealed = columns.filter((column) => column.sealed).map(({ column }) => column);
  return (
    <Notice kind={people > 0 ? 'warn' : 'done'} title={t('privacy-desk.breach.people', { people, rows })} flash>
      <Bullets
        items={[
          ...(open.length > 0 ? [t('privacy-desk.breach.open', { columns: r.list(open) })] : []),
          ...(sealed.length > 0 ? [t('privacy-desk.breach.sealed', { columns: r.list(sealed) })] : []),
          ...(people > 0 ? [t('privacy-desk.breach.list-is-logged')] : []),
        ]}
      />
    </Notice>
  );
}
