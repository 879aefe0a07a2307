import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, ErrorSummary, Form, Lede, Section, Table, TextField } from '#ui/index.ts';
import type { CityPage } from '../city.ts';

interface PagesListProps {
  readonly r: Reader;
  readonly pages: readonly CityPage[];
  /** What was typed as the address of a new page and cannot be one. */
  readonly wrongSlug: string | undefined;
}

export function PagesList({ r, pages, wrongSlug }: PagesListProps) {
  const { t } = r;
  const problem = wrongSlug === undefined ? undefined : t('city-desk.form.slug-wrong');
  return (
    <>
      <Lede>{t('city-desk.pages.lede')}</Lede>
      <Table
        stack
        label={t('city-desk.pages.title')}
        rows={pages}
        columns={[
          {
            label: t('city-desk.pages.page'),
            head: true,
            cell: ({ slug, title }) => <a href={`/manage/pages/${slug}`}>{r.text(title)}</a>,
          },
          {
            label: t('city-desk.pages.address'),
            cell: ({ slug }) => <a href={`/pages/${slug}`}>{`/pages/${slug}`}</a>,
          },
          {
            label: t('city-desk.pages.languages'),
            cell: ({ body }) => r.list(LANGUAGES.filter((one) => body[one]).map((one) => LANGUAGE_NAMES[one])),
          },
          { label: t('city-desk.pages.version'), cell: ({ version }) => version },
          { label: t('city-desk.pages.changed'), cell: ({ publishedAt }) => r.shortDate(publishedAt) },
        ]}
      />
      <Section id="new" title={t('city-desk.pages.new')} full>
        {problem && (
          <ErrorSummary title={t('city-desk.form.problems')} errors={[{ field: 'slug', message: problem }]} />
        )}
        <Form action="/manage/pages" method="get">
          <TextField
            name="slug"
            label={t('city-desk.pages.slug')}
            hint={t('city-desk.pages.slug-hint')}
            value={wrongSlug ?? ''}
            dir="ltr"
            width="medium"
            spellcheck={false}
            error={problem}
          />
          <Button kind="quiet">{t('city-desk.pages.write')}</Button>
        </Form>
      </Section>
    </>
  );
}
