import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { CityFrame } from './Layout.tsx';

interface ColophonProps {
  readonly reader: Reader;
  readonly city: CityFrame;
  readonly languageLinks: readonly { readonly language: Language; readonly href: string }[];
}

/** The foot of every page: who answers, how to check, how to reach people, every language, our name last. */
export function Colophon({ reader, city, languageLinks }: ColophonProps) {
  const { t } = reader;
  return (
    <footer class="colophon">
      <div class="wrap">
        <div class="colophon__cols">
          <div>
            <h2>{t('web.foot.city')}</h2>
            <ul>
              <li>
                <a href="/pages/participation-rules">{t('web.foot.rules')}</a>
              </li>
              <li>
                <a href="/pages/how-decisions-bind">{t('web.foot.binding')}</a>
              </li>
              <li>
                <a href="/pages/legal-notice">{t('web.foot.legal')}</a>
              </li>
              <li>
                <a href="/pages/terms">{t('web.foot.terms')}</a>
              </li>
            </ul>
          </div>
          <div>
            <h2>{t('web.foot.check')}</h2>
            <ul>
              <li>
                <a href="/data">{t('web.foot.open-data')}</a>
              </li>
              <li>
                <a href="/record">{t('web.foot.record')}</a>
              </li>
              <li>
                <a href="/pages/privacy">{t('web.foot.privacy')}</a>
              </li>
              <li>
                <a href="/source">{t('web.foot.source')}</a>
              </li>
            </ul>
          </div>
          <div>
            <h2>{t('web.foot.reach')}</h2>
            <ul>
              {city.contact.address && <li>{city.contact.address}</li>}
              {city.contact.phone && (
                <li>
                  <a href={`tel:${city.contact.phone.replace(/\s/g, '')}`} dir="ltr">
                    {city.contact.phone}
                  </a>
                </li>
              )}
              {city.contact.email && (
                <li>
                  <a href={`mailto:${city.contact.email}`} dir="ltr">
                    {city.contact.email}
                  </a>
                </li>
              )}
              <li>
                <a href="/pages/accessibility">{t('web.foot.accessibility')}</a>
              </li>
            </ul>
          </div>
          <nav id="languages" aria-labelledby="languages-title">
            <h2 id="languages-title">{t('web.languages')}</h2>
            <ul>
              {languageLinks.map(({ language, href }) => (
                <li key={language}>
                  <a
                    href={href}
                    lang={language}
                    hreflang={language}
                    aria-current={language === reader.language ? 'true' : undefined}
                  >
                    {LANGUAGE_NAMES[language]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div class="colophon__sign">
          <span class="wordmark" lang="ca">
            <svg viewBox="0 0 42 48" role="img" aria-label="A">
              <path class="lamp" d="M10 35 21 6l11 29v13H10zM5 48l4-11h24l4 11z" />
              <path
                fill-rule="evenodd"
                d="M0 48V21a21 21 0 0 1 42 0v27h-7.2l-3.6-10H10.8L7.2 48Zm12.8-15.6h16.4L21 9.6Z"
              />
            </svg>
            <span>teneu</span>
          </span>
          <p>{t('web.foot.sign', { city: city.name })}</p>
        </div>
      </div>
    </footer>
  );
}
