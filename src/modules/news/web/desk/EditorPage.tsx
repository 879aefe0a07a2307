import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { LanguageFields } from '#modules/participation/processes/index.ts';
import {
  Button,
  Checkbox,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Notice,
  Pictures,
  Section,
  Select,
} from '#ui/index.ts';
import { type NewsItem, wasPublic } from '../../news.ts';
import type { Returned, WritablePlaces } from './at-desk.ts';
import { NewsActs } from './NewsActs.tsx';
import { StateOf } from './NewsDeskPage.tsx';
import { newsFields, noteField, textsOf } from './news-fields.ts';

export interface EditorPageProps {
  readonly r: Reader;
  readonly csrf: string;
  /** null: a new one. */
  readonly item: NewsItem | null;
  readonly places: WritablePlaces;
  readonly languages: readonly Language[];
  readonly returned: Returned | null;
}

const PICTURES = 'image/jpeg,image/png,image/webp,image/avif';

/** One piece of news: its words and picture, and below them what can be done with it. */
export function EditorPage(props: EditorPageProps) {
  const { r, item, returned } = props;
  const { t } = r;
  return (
    <>
      <p class="byline">
        {item && <StateOf r={r} item={item} />}
        {item && wasPublic(item) && <a href={`/news/${item.slug}`}>{t('news-desk.see-public')}</a>}
        <a href="/manage/news">{t('news-desk.all')}</a>
      </p>
      <ErrorSummary title={t('news-desk.form.problems')} errors={returned?.problems ?? []} />
      {item?.state === 'withdrawn' ? <Withdrawn r={r} item={item} /> : <WordsForm {...props} />}
      {item && item.state !== 'withdrawn' && <NewsActs {...props} item={item} />}
    </>
  );
}

function WordsForm({ r, csrf, item, places, languages, returned }: EditorPageProps) {
  const { t } = r;
  const isPublic = item !== null && wasPublic(item);
  return (
    <Form action={item ? `/manage/news/${item.id}` : '/manage/news/new'} hidden={{ csrf }} files guard>
      {isPublic && (
        <Notice kind="warn">
          <p>{t('news-desk.correct.what')}</p>
        </Notice>
      )}
      {!isPublic && <PlaceField {...{ r, item, places, returned }} />}
      <LanguageFields
        r={r}
        fields={newsFields(r)}
        {...(isPublic && {
          group: { legend: t('news-desk.correct.title'), hint: t('news-desk.correct.hint'), fields: [noteField(r)] },
        })}
        languages={languages}
        texts={textsOf(item)}
        typed={returned?.typed}
        problems={returned?.problems}
      />
      <PictureFields {...{ r, item, returned }} />
      <Button>{t(isPublic ? 'news-desk.correct.act' : 'news-desk.form.save')}</Button>
    </Form>
  );
}

function PlaceField({ r, item, places, returned }: Pick<EditorPageProps, 'r' | 'item' | 'places' | 'returned'>) {
  const { t } = r;
  const options = [
    ...(places.city ? [{ value: 'city', label: t('news.of-the-city') }] : []),
    ...places.processes.map(({ id, title }) => ({ value: id as string, label: r.text(title) })),
  ];
  // Nothing is chosen for whoever could write of several things: the wrong followers would be told.
  const [only, another] = options;
  const chosen = returned?.typed.process ?? (item ? (item.processId ?? 'city') : another ? '' : only?.value);
  return (
    <Select
      name="process"
      label={t('news-desk.form.process')}
      hint={t('news-desk.form.process-hint')}
      value={String(chosen ?? '')}
      empty={chosen === '' ? t('news-desk.form.process-choose') : undefined}
      options={options}
      error={errorOf(returned?.problems, 'process')}
    />
  );
}

function PictureFields({ r, item, returned }: Pick<EditorPageProps, 'r' | 'item' | 'returned'>) {
  const { t } = r;
  const picture = item?.picture;
  return (
    <>
      {picture && (
        <>
          <Pictures
            label={t('news-desk.form.picture-now')}
            items={[
              {
                src: `/manage/news/${item.id}/picture/small`,
                alt: r.text(picture.alt) || t('news-desk.form.picture-now'),
                width: picture.width,
                height: picture.height,
              },
            ]}
          />
          <Checkbox name="remove-picture" label={t('news-desk.form.picture-remove')} />
        </>
      )}
      <FileField
        name="picture"
        label={t(picture ? 'news-desk.form.picture-other' : 'news-desk.form.picture')}
        hint={t('news-desk.form.picture-hint')}
        accept={PICTURES}
        error={errorOf(returned?.problems, 'picture')}
      />
    </>
  );
}

function Withdrawn({ r, item }: { r: Reader; item: NewsItem }) {
  const reason = r.textWithLanguage(item.withdrawalReason);
  return (
    <Section id="withdrawn" title={r.t('news.withdrawn.why')} full>
      <p lang={r.foreign(reason.language)} dir="auto">
        {reason.text}
      </p>
    </Section>
  );
}
