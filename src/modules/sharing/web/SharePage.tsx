import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonLink, CopyField, Muted, Notice, Onward, PageHead, QrCode, Section } from '#ui/index.ts';
import { cardPlace } from '../card-kinds.ts';
import type { Thing } from '../thing.ts';
import { embedCode } from './embed-code.ts';
import { shortAddress, typedAddress } from './short-address.ts';

export interface SharePageProps {
  readonly r: Reader;
  readonly thing: Thing;
  /** null: asked too often just now; the long address serves too. */
  readonly code: string | null;
  readonly origin: string;
  /** Everybody may read it; else there is no poster. */
  readonly isPublic: boolean;
}

// words: sharing.kind.*
/** One thing, to be sent, shown to a phone or put on a wall. */
export function SharePage(props: SharePageProps) {
  const { r, thing, code, origin, isPublic } = props;
  const { t } = r;
  const address = code ? shortAddress(origin, code) : origin + thing.path;
  return (
    <div class="wrap">
      <PageHead
        title={thing.title}
        lang={thing.lang}
        above={t('sharing.page.title')}
        byline={[t(`sharing.kind.${thing.kind}`), thing.when]}
        actions={<Onward href={thing.path}>{t('sharing.page.back')}</Onward>}
      />
      {!isPublic && (
        <Notice kind="warn">
          <p>{t('sharing.page.not-public')}</p>
        </Notice>
      )}
      <Section id="address" title={t('sharing.address.title')} note={t('sharing.address.note')}>
        {code === null && <p>{t('sharing.address.too-often')}</p>}
        <CopyField name="address" label={t('sharing.address.label')} value={address} />
      </Section>
      {code && (
        <Section id="qr" title={t('sharing.qr.title')} note={t('sharing.qr.note')}>
          <div class="stack">
            <QrCode text={address} label={t('sharing.qr.label', { address: typedAddress(origin, code) })} />
            <Muted>
              <span dir="ltr">{typedAddress(origin, code)}</span>
            </Muted>
            <Actions>
              <ButtonLink href={`/s/${code}/qr.svg`} kind="quiet" download>
                {t('sharing.qr.svg')}
              </ButtonLink>
              <ButtonLink href={`/s/${code}/qr.png`} kind="quiet" download>
                {t('sharing.qr.png')}
              </ButtonLink>
            </Actions>
          </div>
        </Section>
      )}
      {code && isPublic && (
        <Section id="poster" title={t('sharing.poster.title')} note={t('sharing.poster.note')}>
          <Onward href={`/s/${code}/poster`}>{t('sharing.poster.see')}</Onward>
        </Section>
      )}
      {isPublic && <Embed {...props} />}
    </div>
  );
}

/** For whoever keeps another page: a card of it, in a frame. */
function Embed({ r, thing, origin }: SharePageProps) {
  const { t, language } = r;
  const place = cardPlace(thing.path);
  if (!place) return null;
  const code = embedCode({ origin, path: thing.path, title: thing.title, language, height: place.height });
  return (
    <Section id="embed" title={t('sharing.embed.title')} note={t('sharing.embed.note')}>
      <div class="stack">
        <CopyField name="embed" label={t('sharing.embed.label')} hint={t('sharing.embed.hint')} value={code} rows={5} />
        <Onward href={`/embed${thing.path}?lang=${language}`}>{t('sharing.embed.see')}</Onward>
      </div>
    </Section>
  );
}
