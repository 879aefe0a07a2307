import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { LanguageFields } from '#modules/participation/processes/index.ts';
import {
  Actions,
  Bullets,
  Button,
  ButtonForm,
  DateTimeField,
  errorOf,
  Form,
  Notice,
  Onward,
  Section,
} from '#ui/index.ts';
import { gapsOf, type NewsItem } from '../../news.ts';
import type { EditorPageProps } from './EditorPage.tsx';
import { reasonField } from './news-fields.ts';

type ActsProps = EditorPageProps & { readonly item: NewsItem };

/** What can be done with it in its state: publish, give it an hour, take it back, throw it away. */
export function NewsActs(props: ActsProps) {
  const { item } = props;
  if (item.state === 'published') return <Withdraw {...props} />;
  return (
    <>
      <Publish {...props} />
      <Discard {...props} />
    </>
  );
}

function Publish(props: ActsProps) {
  const { r, csrf, item } = props;
  const { t } = r;
  const here = `/manage/news/${item.id}`;
  const gaps = gapsOf(item);
  return (
    <Section id="publish" title={t('news-desk.publish.title')} note={t('news-desk.publish.note')} full>
      <div class="stack">
        <Onward href={`${here}/preview`}>{t('news-desk.publish.preview')}</Onward>
        {gaps.length > 0 ? (
          <Gaps r={r} gaps={gaps} />
        ) : (
          <>
            {item.publishAt && (
              <Notice>
                <p>{t('news-desk.publish.comes', { date: r.dateTime(item.publishAt) })}</p>
              </Notice>
            )}
            <Actions>
              <ButtonForm action={`${here}/publish`} hidden={{ csrf }}>
                {t('news-desk.publish.now')}
              </ButtonForm>
              {item.publishAt && (
                <ButtonForm action={`${here}/hold`} hidden={{ csrf }} kind="quiet">
                  {t('news-desk.publish.hold')}
                </ButtonForm>
              )}
            </Actions>
            <Schedule {...props} />
          </>
        )}
      </div>
    </Section>
  );
}

// words: news-desk.gap.*
function Gaps({ r, gaps }: { r: Reader; gaps: ReturnType<typeof gapsOf> }) {
  return (
    <Notice kind="warn" title={r.t('news-desk.publish.gaps')}>
      <Bullets
        items={gaps.map(({ field, language }) => (
          <a href={`#f-${field}-${language}`}>
            {r.t(`news-desk.gap.${field}`, { language: LANGUAGE_NAMES[language] })}
          </a>
        ))}
      />
    </Notice>
  );
}

function Schedule({ r, csrf, item, returned }: ActsProps) {
  const { t } = r;
  const kept = item.publishAt ? writeZonedTime(item.publishAt, r.timeZone) : '';
  return (
    <Form action={`/manage/news/${item.id}/schedule`} hidden={{ csrf }} label={t('news-desk.publish.later')}>
      <DateTimeField
        name="publishAt"
        label={t('news-desk.publish.at')}
        hint={t('news-desk.publish.at-hint', { zone: r.timeZone })}
        value={String(returned?.typed.publishAt ?? kept)}
        error={errorOf(returned?.problems, 'publishAt')}
      />
      <Button kind="quiet">{t('news-desk.publish.later')}</Button>
    </Form>
  );
}

function Withdraw({ r, csrf, item, languages, returned }: ActsProps) {
  const { t } = r;
  return (
    <Section id="withdraw" title={t('news-desk.withdraw.title')} note={t('news-desk.withdraw.what')} full>
      <Form action={`/manage/news/${item.id}/withdraw`} hidden={{ csrf }} guard>
        <LanguageFields
          r={r}
          fields={[reasonField(r)]}
          languages={languages}
          texts={{}}
          typed={returned?.typed}
          problems={returned?.problems}
        />
        <Button kind="danger">{t('news-desk.withdraw.act')}</Button>
      </Form>
    </Section>
  );
}

function Discard({ r, csrf, item }: ActsProps) {
  return (
    <Section id="discard" title={r.t('news-desk.discard.title')} note={r.t('news-desk.discard.what')} full>
      <ButtonForm action={`/manage/news/${item.id}/discard`} hidden={{ csrf }} kind="danger" small>
        {r.t('news-desk.discard.act')}
      </ButtonForm>
    </Section>
  );
}
