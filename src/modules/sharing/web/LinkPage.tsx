import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  ButtonForm,
  ButtonLink,
  ErrorSummary,
  Facts,
  Figures,
  Muted,
  Notice,
  Onward,
  QrCode,
  Section,
  Table,
} from '#ui/index.ts';
import type { LinkRead } from '../read-links.ts';
import type { Thing } from '../thing.ts';
import { LinkForm } from './LinkForm.tsx';
import { shortAddress, typedAddress } from './short-address.ts';

export interface LinkPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly link: LinkRead;
  /** What stands where it leads, for everybody; null where there is nothing to see now. */
  readonly thing: Thing | null;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly origin: string;
  readonly days: number;
}

export function LinkPage(props: LinkPageProps) {
  const { r, csrf, link, thing, typed, problems, origin } = props;
  const { t } = r;
  const { code, retiredAt } = link;
  return (
    <>
      <Onward href="/manage/links">{t('sharing-desk.back')}</Onward>
      <ErrorSummary title={t('sharing-desk.problems')} errors={problems} />
      {retiredAt && (
        <Notice kind="warn" title={t('sharing-desk.retired-on', { date: r.date(retiredAt) })}>
          <p>{t('sharing-desk.retired-what')}</p>
        </Notice>
      )}
      <Facts
        items={[
          { term: t('sharing-desk.short'), value: <span dir="ltr">{typedAddress(origin, code)}</span> },
          {
            term: t('sharing-desk.to'),
            value: thing ? <a href={link.path}>{thing.title}</a> : t('sharing-desk.to-nothing', { path: link.path }),
          },
          { term: t('sharing-desk.made-on'), value: r.date(link.madeAt) },
          ...(link.former.length > 0
            ? [{ term: t('sharing-desk.former'), value: r.list(link.former.map((words) => `/s/${words}`)) }]
            : []),
        ]}
      />
      <Uses {...props} />
      {!retiredAt && <ToPrint {...props} />}
      {link.ownWords && !retiredAt && (
        <Section id="change" title={t('sharing-desk.change')} note={t('sharing-desk.change-note')} full>
          <LinkForm
            {...{ r, csrf, typed, problems, origin }}
            action={`/manage/links/${code}`}
            submit={t('sharing-desk.keep')}
          />
        </Section>
      )}
      {link.ownWords && (
        <Section id="retire" title={t(retiredAt ? 'sharing-desk.bring-back' : 'sharing-desk.retire')} full>
          <div class="stack">
            <Muted small={false}>{t(retiredAt ? 'sharing-desk.bring-back-what' : 'sharing-desk.retire-what')}</Muted>
            <ButtonForm
              action={`/manage/links/${code}/${retiredAt ? 'bring-back' : 'retire'}`}
              hidden={{ csrf }}
              kind="quiet"
            >
              {t(retiredAt ? 'sharing-desk.bring-back-do' : 'sharing-desk.retire-do')}
            </ButtonForm>
          </div>
        </Section>
      )}
    </>
  );
}

/** How often, by day: nothing of who. */
function Uses({ r, link, days }: LinkPageProps) {
  const { t } = r;
  return (
    <Section id="uses" title={t('sharing-desk.uses')} note={t('sharing-desk.uses-note')} full>
      <div class="stack">
        <Figures
          items={[
            { value: r.number(link.uses.lately), label: t('sharing-desk.lately', { days }) },
            { value: r.number(link.uses.all), label: t('sharing-desk.all') },
          ]}
        />
        {link.days.length > 0 && (
          <Table
            label={t('sharing-desk.by-day')}
            caption={t('sharing-desk.by-day')}
            rows={link.days}
            columns={[
              { label: t('sharing-desk.day'), head: true, cell: ({ day }) => r.date(new Date(`${day}T12:00:00Z`)) },
              { label: t('sharing-desk.times'), num: true, cell: ({ uses }) => r.number(uses) },
            ]}
          />
        )}
      </div>
    </Section>
  );
}

function ToPrint({ r, link, thing, origin }: LinkPageProps) {
  const { t } = r;
  const address = shortAddress(origin, link.code);
  return (
    <Section id="qr" title={t('sharing-desk.qr')} full>
      <div class="stack">
        <QrCode text={address} label={t('sharing.qr.label', { address: typedAddress(origin, link.code) })} />
        <Actions>
          <ButtonLink href={`/s/${link.code}/qr.svg`} kind="quiet" download>
            {t('sharing.qr.svg')}
          </ButtonLink>
          <ButtonLink href={`/s/${link.code}/qr.png`} kind="quiet" download>
            {t('sharing.qr.png')}
          </ButtonLink>
          {thing && <Onward href={`/s/${link.code}/poster`}>{t('sharing.poster.see')}</Onward>}
        </Actions>
      </div>
    </Section>
  );
}
