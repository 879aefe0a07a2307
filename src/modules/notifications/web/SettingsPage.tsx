import type { Reader } from '#kernel/reader.ts';
import { Button, Checkbox, Form, Onward, PageHead, Pair, PrivacyLabel, Select } from '#ui/index.ts';
import type { NoticeChoices } from '../choose-notices.ts';
import { FREQUENCIES, NOTICE_KINDS } from '../notice.ts';

interface SettingsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly choices: NoticeChoices;
}

// words: notifications.kind.* notifications.kind-hint.* notifications.frequency.*
/** Whether letters come, how often, about what. */
export function SettingsPage({ r, csrf, choices }: SettingsPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('notifications.settings.title')}
        lede={t('notifications.settings.lede')}
        actions={
          <>
            <Onward href="/notices">{t('notifications.page.title')}</Onward>
            <Onward href="/follows">{t('notifications.follows.title')}</Onward>
          </>
        }
      />
      <div class="page">
        <Pair lead>
          <Form action="/account/notices" hidden={{ csrf }}>
            <Checkbox
              name="byEmail"
              label={t('consents.notices-by-email.words')}
              hint={t('notifications.settings.by-email-hint')}
              checked={choices.byEmail}
            />
            {NOTICE_KINDS.map((kind) => (
              <Select
                key={kind}
                name={kind}
                label={t(`notifications.kind.${kind}`)}
                hint={t(`notifications.kind-hint.${kind}`)}
                value={choices.frequencies[kind]}
                options={FREQUENCIES.map((value) => ({ value, label: t(`notifications.frequency.${value}`) }))}
              />
            ))}
            <Checkbox name="own" label={t('notifications.settings.own')} checked={choices.own} />
            <p>
              <Button>{t('notifications.settings.save')}</Button>
            </p>
          </Form>
          <PrivacyLabel
            id="notices-label"
            title={t('notifications.label.title')}
            items={[
              { term: t('notifications.label.used'), value: t('notifications.label.used-answer') },
              { term: t('notifications.label.seen'), value: t('notifications.label.seen-answer') },
              { term: t('notifications.label.until'), value: t('notifications.label.until-answer') },
            ]}
          />
        </Pair>
      </div>
    </div>
  );
}
