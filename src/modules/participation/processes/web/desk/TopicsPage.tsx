import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, ButtonForm, EditorRow, EditorRows, EmptyState, ErrorSummary, Form } from '#ui/index.ts';
import type { Category, ProcessWithSteps } from '../../process.ts';
import { basePath, type Returned } from './at-desk.ts';
import { LanguageFields } from './LanguageFields.tsx';
import { ProcessFrame } from './ProcessFrame.tsx';
import type { TextToWrite } from './texts.ts';

interface TopicsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  readonly categories: readonly Category[];
  readonly languages: readonly Language[];
  /** The topic that is being renamed; its form is the only one on the page. */
  readonly open: Category | null;
  readonly returned: Returned | null;
}

export function topicFields({ t }: Reader): TextToWrite<'title'>[] {
  return [{ name: 'title', label: t('processes-desk.topics.name'), max: 80, required: true }];
}

/** What proposals may be about: residents choose one, and lists filter by it. */
export function TopicsPage(props: TopicsPageProps) {
  const { r, process, categories, open, returned } = props;
  const { t } = r;
  return (
    <ProcessFrame r={r} process={process} page="topics">
      <ErrorSummary title={t('processes-desk.form.problems')} errors={returned?.problems ?? []} />
      {categories.length === 0 ? (
        <EmptyState title={t('processes-desk.topics.empty')} level={2}>
          <p>{t('processes-desk.topics.empty-what')}</p>
        </EmptyState>
      ) : (
        <EditorRows>
          {categories.map((category, index) => (
            <TopicRow key={category.id} {...props} category={category} index={index} />
          ))}
        </EditorRows>
      )}
      {!open && (
        <section class="stack" aria-labelledby="add">
          <h2 id="add">{t('processes-desk.topics.add')}</h2>
          <TopicForm {...props} action={`${basePath(process)}/topics`} verb={t('processes-desk.topics.add')} />
        </section>
      )}
    </ProcessFrame>
  );
}

function TopicRow(props: TopicsPageProps & { category: Category; index: number }) {
  const { r, csrf, process, categories, category, index, open } = props;
  const { t } = r;
  const here = `${basePath(process)}/topics/${category.id}`;
  const title = r.text(category.title);
  const isOpen = open?.id === category.id;
  const arrow = (to: 'earlier' | 'later') => (
    <ButtonForm action={`${here}/place`} hidden={{ csrf, to }} kind="quiet" small about={title}>
      {t(to === 'earlier' ? 'processes-desk.steps.earlier' : 'processes-desk.steps.later')}
    </ButtonForm>
  );
  return (
    <EditorRow
      id={`topic-${category.id}`}
      level={2}
      title={title}
      actions={
        <>
          {!isOpen && (
            <a href={`${here}#topic-${category.id}`}>
              {t('processes-desk.topics.rename')}
              <span class="visually-hidden">: {title}</span>
            </a>
          )}
          {index > 0 && arrow('earlier')}
          {index < categories.length - 1 && arrow('later')}
        </>
      }
      {...(isOpen ? { open: true, summary: t('processes-desk.topics.rename') } : {})}
    >
      {isOpen && <TopicForm {...props} action={here} verb={t('processes-desk.topics.save')} />}
    </EditorRow>
  );
}

function TopicForm({
  r,
  csrf,
  languages,
  open,
  returned,
  action,
  verb,
}: TopicsPageProps & { action: string; verb: string }) {
  return (
    <Form action={action} hidden={{ csrf }}>
      <LanguageFields
        r={r}
        fields={topicFields(r)}
        languages={languages}
        texts={{ title: open?.title ?? {} }}
        typed={returned?.typed}
        problems={returned?.problems}
      />
      <Button>{verb}</Button>
    </Form>
  );
}
