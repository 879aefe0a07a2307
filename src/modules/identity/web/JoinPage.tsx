import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonForm, Onward, PageHead } from '#ui/index.ts';

/** She is signed in, and came back from the provider: whether the two are the same person is hers to say. */
export function JoinPage({ r, csrf, label }: { r: Reader; csrf: string; label: string }) {
  const { t } = r;
  return (
    <div class="wrap">
      <div class="page">
        <PageHead
          title={t('passkeys.provider.join', { provider: label })}
          lede={t('passkeys.provider.join-what', { provider: label })}
        />
        <Actions>
          <ButtonForm action="/account/provider" hidden={{ csrf }}>
            {t('passkeys.provider.join-yes')}
          </ButtonForm>
          <Onward href="/account/second-factor">{t('passkeys.provider.join-no')}</Onward>
        </Actions>
      </div>
    </div>
  );
}
