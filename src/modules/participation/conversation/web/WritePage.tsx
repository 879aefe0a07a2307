import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Bullets,
  Button,
  Crumbs,
  ErrorSummary,
  errorOf,
  Form,
  Notice,
  Onward,
  PrivacyLabel,
  Select,
  TextArea,
} from '#ui/index.ts';
import type { ConversationRead } from '../read-conversation.ts';
import type { Statement } from '../statement.ts';
import { BODY_MIN } from '../write-statement.ts';
import { Said } from './MapPart.tsx';

export interface WritePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: ConversationRead;
  readonly base: string;
  readonly formId: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** What others said already; shown before hers is taken. */
  readonly similar: readonly Statement[];
}

/** One sentence of her own. */
export function WritePage(props: WritePageProps) {
  const { r, csrf, read, base, formId, typed, problems, similar } = props;
  const { t } = r;
  const { rules } = read;
  const language = String(typed.language ?? r.language);
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs label={t('web.nav.here')} links={[{ href: base, label: t('conversation.crumb') }]} />
        <h1>{t('conversation.write.title')}</h1>
      </header>
      <div class="page stack">
        <ErrorSummary title={t('conversation.write.problems')} errors={problems} />
        {similar.length > 0 && <Similar r={r} base={base} similar={similar} />}
        <p>{t('conversation.write.what')}</p>
        <Bullets
          items={[t('conversation.write.one-idea'), t('conversation.write.alone'), t('conversation.write.no-names')]}
        />
        <Form action={`${base}/write`} hidden={{ csrf, formId, ...(similar.length > 0 ? { sure: '1' } : {}) }} guard>
          <TextArea
            name="body"
            label={t('conversation.write.label')}
            hint={t('conversation.write.limit', { min: BODY_MIN, max: rules.bodyMax })}
            value={String(typed.body ?? '')}
            error={errorOf(problems, 'body')}
            rows={3}
            count={{
              max: rules.bodyMax,
              hint: t('conversation.write.limit', { min: BODY_MIN, max: rules.bodyMax }),
              left: t('conversation.write.left', { n: '{n}' }),
              over: t('conversation.write.over', { n: '{n}' }),
            }}
            dir="auto"
            required
          />
          <Select
            name="language"
            label={t('conversation.write.language')}
            value={language}
            options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }))}
          />
          <PrivacyLabel
            id="label"
            title={t('conversation.label.title')}
            items={[
              { term: t('conversation.label.public'), value: t('conversation.label.public-what') },
              { term: t('conversation.label.kept'), value: t('conversation.label.kept-what') },
              {
                term: t('conversation.label.next'),
                value: t(rules.moderation === 'before' ? 'conversation.write.held' : 'conversation.write.at-once'),
              },
            ]}
          />
          <Actions>
            <Button>{t(similar.length > 0 ? 'conversation.write.anyway' : 'conversation.write.action')}</Button>
            <Onward href={base}>{t('conversation.write.leave')}</Onward>
          </Actions>
        </Form>
      </div>
    </div>
  );
}

function Similar({ r, base, similar }: { r: Reader; base: string; similar: readonly Statement[] }) {
  const { t } = r;
  return (
    <Notice kind="info" title={t('conversation.similar.title', { n: similar.length })}>
      <Bullets items={similar.map((statement) => <Said key={statement.id} r={r} statement={statement} />)} />
      <p>{t('conversation.similar.what')}</p>
      <p>
        <Onward href={base}>{t('conversation.similar.answer')}</Onward>
      </p>
    </Notice>
  );
}
