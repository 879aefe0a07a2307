import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Actions, Bullets, Button, ButtonForm, Form, Notice, Section, Status, SummaryList, Table } from '#ui/index.ts';
import type { ProcessWithSteps } from '../../process.ts';
import { type Needed, publishChecklist, untranslated } from '../../publish-checklist.ts';
import { whenOf } from '../step-words.ts';
import { basePath } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';

interface PublishPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  readonly languages: readonly Language[];
  readonly refused: string | null;
}

/** What is missing, what becomes public, and only then the button. */
export function PublishPage(props: PublishPageProps) {
  const { r, process, refused } = props;
  return (
    <ProcessFrame r={r} process={process} page="publish">
      {refused && (
        <Notice kind="error" flash title={r.t('processes-desk.review.refused')}>
          <p>{refused}</p>
        </Notice>
      )}
      {process.status === 'draft' ? <Draft {...props} /> : <Published {...props} />}
    </ProcessFrame>
  );
}

function Draft(props: PublishPageProps) {
  const { r, csrf, process, languages } = props;
  const { t } = r;
  const lines = publishChecklist(process, r.now);
  const ready = lines.every(({ done }) => done);
  const missingLanguages = untranslated(process, languages);
  return (
    <>
      <Section id="checklist" title={t('processes-desk.publish.checklist')} full>
        <Checklist {...props} lines={lines} />
        {missingLanguages.length > 0 && (
          <Notice kind="warn" title={t('processes-desk.publish.languages')}>
            <p>
              {t('processes-desk.publish.languages-what', {
                languages: r.list(missingLanguages.map((language) => `\u2068${LANGUAGE_NAMES[language]}\u2069`)),
              })}
            </p>
          </Notice>
        )}
      </Section>
      <Section id="review" title={t('processes-desk.publish.review')} full>
        <div class="stack">
          <SummaryList items={summaryOf(r, process)} />
          <Bullets
            items={[
              t(
                process.access === 'private' ? 'members-desk.publish-private' : 'processes-desk.publish.becomes-public',
              ),
              ...(process.access === 'private' ? [] : [t('processes-desk.publish.on-record')]),
              t('processes-desk.publish.can-change'),
            ]}
          />
          {ready ? (
            <Form action={`${basePath(process)}/publish`} hidden={{ csrf }}>
              <Button>{t('processes-desk.publish.act')}</Button>
            </Form>
          ) : (
            <p>{t('processes-desk.publish.not-yet')}</p>
          )}
        </div>
      </Section>
    </>
  );
}

// words: processes-desk.need.* processes-desk.need-what.*
function Checklist({ r, process, lines }: PublishPageProps & { lines: ReturnType<typeof publishChecklist> }) {
  const { t } = r;
  return (
    <Table
      label={t('processes-desk.publish.checklist')}
      stack
      rows={lines}
      columns={[
        {
          label: t('processes-desk.publish.need'),
          head: true,
          cell: ({ need, done }) =>
            done ? (
              t(`processes-desk.need.${need}`)
            ) : (
              <a href={`${basePath(process)}${fieldOf(need, r)}`}>{t(`processes-desk.need.${need}`)}</a>
            ),
        },
        {
          label: t('processes-desk.list.status'),
          cell: ({ done }) => (
            <Status kind={done ? 'done' : 'wait'}>
              {t(done ? 'processes-desk.publish.done' : 'processes-desk.publish.missing')}
            </Status>
          ),
        },
        {
          label: t('processes-desk.publish.to-do'),
          cell: ({ need, done }) => (done ? '' : t(`processes-desk.need-what.${need}`)),
        },
      ]}
    />
  );
}

/** Where it is written. */
function fieldOf(need: Needed, { language }: Reader): string {
  if (need === 'steps') return '/steps/new';
  if (need === 'ends-after-now') return '/calendar';
  if (need === 'facts') return `/words#f-term-1-${language}`;
  return `/words#f-${need === 'who-may-take-part' ? 'whoMayTakePart' : need}-${language}`;
}

function summaryOf(r: Reader, process: ProcessWithSteps) {
  const { t } = r;
  const change = (label: string, href: string) => ({
    href: `${basePath(process)}${href}`,
    label: t('processes-desk.publish.change'),
    about: label,
  });
  const line = (label: string, value: string, href: string) => ({
    term: label,
    value: value || '–',
    change: change(label, href),
  });
  return [
    line(t('processes-desk.words.title'), r.text(process.title), '/words'),
    line(t('processes-desk.words.question'), r.text(process.question), '/words'),
    line(t('processes-desk.words.who'), r.text(process.whoMayTakePart), '/words'),
    line(t('members-desk.who'), t(`members-desk.access.${process.access}`), '/access'),
    line(t('processes-desk.words.department'), r.text(process.department), '/words'),
    ...process.steps.map((step) => line(r.text(step.title), whenOf(step, r), `/steps/${step.slug}`)),
  ];
}

function Published({ r, csrf, process }: PublishPageProps) {
  const { t } = r;
  const archived = process.status === 'archived';
  return (
    <div class="stack">
      <p>
        {process.publishedAt && t('processes-desk.publish.since', { date: r.dateTime(process.publishedAt) })}{' '}
        {t(archived ? 'processes-desk.publish.archived-what' : 'processes-desk.publish.archive-what')}
      </p>
      <Actions>
        <ButtonForm
          action={`${basePath(process)}/${archived ? 'unarchive' : 'archive'}`}
          hidden={{ csrf }}
          kind="quiet"
        >
          {t(archived ? 'processes-desk.publish.unarchive' : 'processes-desk.publish.archive')}
        </ButtonForm>
      </Actions>
    </div>
  );
}
