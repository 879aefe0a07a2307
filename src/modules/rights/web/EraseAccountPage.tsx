import type { Reader } from '#kernel/reader.ts';
import { Button, ButtonLink, Form, Notice, Onward, PageHead, Pair, Panel, Section, Stack } from '#ui/index.ts';

interface EraseAccountPageProps {
  readonly r: Reader;
  readonly csrf: string;
  /** Labels of tables: `rights.table.<label>`. */
  readonly goes: readonly string[];
  readonly stays: readonly string[];
  /** She signed in a while ago: once more, before what cannot be undone. */
  readonly again: boolean;
  /** Why it did not happen. */
  readonly problem?: string;
}

// words: rights.table.*
/** What goes, what stays without her name, and the button that does it. */
export function EraseAccountPage({ r, csrf, goes, stays, again, problem }: EraseAccountPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      {problem && (
        <Notice kind="warn" flash>
          <p>{problem}</p>
        </Notice>
      )}
      <PageHead
        title={t('rights.erase.page')}
        lede={t('rights.erase.lede')}
        crumbs={{ label: t('web.nav.here'), links: [{ href: '/your-data', label: t('rights.title') }] }}
      />
      <Section id="what" title={t('rights.erase.what')}>
        <Pair>
          <Stack>
            <h3>{t('rights.erase.goes')}</h3>
            <Labels r={r} labels={goes} />
          </Stack>
          <Stack>
            <h3>{t('rights.erase.stays')}</h3>
            <Labels r={r} labels={stays} />
            <p class="muted">{t('rights.erase.stays-why', { name: t('identity.former-participant') })}</p>
          </Stack>
        </Pair>
      </Section>
      <Section id="do" title={t(again ? 'rights.erase.again' : 'rights.erase.sure')}>
        <Panel accent>
          {again ? (
            <>
              <p>{t('rights.erase.again-why')}</p>
              <ButtonLink href="/sign-in?again=1&next=/your-data/erase">{t('rights.erase.again-do')}</ButtonLink>
            </>
          ) : (
            <>
              <p>
                {t('rights.erase.copy-first')} <Onward href="/your-data/copy">{t('rights.copy.take')}</Onward>
              </p>
              <Form action="/your-data/erase" hidden={{ csrf }}>
                <Button kind="danger">{t('rights.erase.do')}</Button>
              </Form>
            </>
          )}
        </Panel>
      </Section>
    </div>
  );
}

function Labels({ r, labels }: { r: Reader; labels: readonly string[] }) {
  return (
    <ul>
      {labels.map((label) => (
        <li>{r.t(`rights.table.${label}`)}</li>
      ))}
    </ul>
  );
}
