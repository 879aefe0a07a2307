import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  Checkbox,
  ErrorSummary,
  errorOf,
  Form,
  Notice,
  Onward,
  RadioGroup,
  Section,
  Table,
  TextField,
} from '#ui/index.ts';
import { HOLD_MODES, type HoldSettings } from '../../moderation.ts';
import type { AllSettings } from '../../settings-store.ts';

export interface SettingsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly all: AllSettings;
  readonly processes: ReadonlyMap<ProcessId, LocalizedText>;
  /** Whose form is open: null for the city, a process, undefined for none. */
  readonly open: ProcessId | null | undefined;
  readonly mayChangeCity: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** What is held before others read it: in the city, and where a process differs. */
export function SettingsPage(props: SettingsPageProps) {
  const { r, all, processes, open, problems } = props;
  const { t } = r;
  const rows = [
    { id: null, title: t('moderation-desk.settings.city'), settings: all.city, own: true },
    ...[...processes].map(([id, title]) => {
      const settings = all.processes.get(id);
      return { id, title: r.text(title), settings: settings ?? all.city, own: settings !== undefined };
    }),
  ];
  return (
    <>
      <p class="lede">{t('moderation-desk.settings.lede')}</p>
      <ErrorSummary title={t('moderation-desk.decide.problems')} errors={problems} />
      <Table
        stack
        label={t('moderation-desk.settings.title')}
        rows={rows}
        columns={[
          {
            label: t('moderation-desk.queue.where'),
            head: true,
            cell: ({ id, title }) =>
              id === null && !props.mayChangeCity ? (
                title
              ) : (
                <a href={`/manage/moderation/settings?for=${id ?? 'city'}#change`}>{title}</a>
              ),
          },
          {
            label: t('moderation-desk.settings.holds'),
            cell: ({ settings, own }) => (own ? settingsInWords(r, settings) : t('moderation-desk.settings.as-city')),
          },
        ]}
      />
      {open !== undefined && <SettingsForm {...props} open={open} />}
      <p>
        <Onward href="/manage/moderation">{t('moderation-desk.case.back')}</Onward>
      </p>
    </>
  );
}

function SettingsForm(props: SettingsPageProps & { open: ProcessId | null }) {
  const { r, csrf, all, processes, open, typed, problems } = props;
  const { t } = r;
  const own = open ? all.processes.get(open) : all.city;
  const now = own ?? all.city;
  const title = open ? r.text(processes.get(open) ?? {}) : t('moderation-desk.settings.city');
  const modes = open ? (['city', ...HOLD_MODES] as const) : HOLD_MODES;
  const isTyped = Object.keys(typed).length > 0;
  return (
    <Section id="change" title={title}>
      {!open && <Notice kind="info" title={t('moderation-desk.settings.everywhere')} />}
      <Form action="/manage/moderation/settings" hidden={{ csrf, for: open ?? 'city' }}>
        <RadioGroup
          name="mode"
          legend={t('moderation-desk.settings.mode')}
          options={modes.map((mode) => ({
            value: mode,
            label: t(`moderation-desk.settings.mode-${mode}`),
            hint: t(`moderation-desk.settings.mode-${mode}-what`),
          }))}
          value={String(typed.mode ?? (own ? now.mode : 'city'))}
          error={errorOf(problems, 'mode')}
        />
        <TextField
          name="linkDays"
          label={t('moderation-desk.settings.link-days')}
          hint={t('moderation-desk.settings.link-days-hint')}
          value={String(typed.linkDays ?? now.linkDays)}
          inputMode="numeric"
          width="short"
          error={errorOf(problems, 'linkDays')}
        />
        <TextField
          name="hourly"
          label={t('moderation-desk.settings.hourly')}
          hint={t('moderation-desk.settings.hourly-hint')}
          value={String(typed.hourly ?? now.hourly)}
          inputMode="numeric"
          width="short"
          error={errorOf(problems, 'hourly')}
        />
        <Checkbox
          name="alike"
          label={t('moderation-desk.settings.alike')}
          hint={t('moderation-desk.settings.alike-hint')}
          checked={isTyped ? typed.alike === '1' : now.alike}
        />
        <Actions>
          <Button>{t('moderation-desk.settings.save')}</Button>
        </Actions>
      </Form>
    </Section>
  );
}

// words: moderation-desk.settings.mode-*
function settingsInWords(r: Reader, { mode, linkDays, alike, hourly }: HoldSettings): string {
  const { t } = r;
  return r.list([
    t(`moderation-desk.settings.mode-${mode}`),
    ...(linkDays > 0 ? [t('moderation-desk.settings.says-links', { days: linkDays })] : []),
    ...(alike ? [t('moderation-desk.settings.says-alike')] : []),
    ...(hourly > 0 ? [t('moderation-desk.settings.says-hourly', { n: hourly })] : []),
  ]);
}
