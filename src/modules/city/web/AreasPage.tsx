import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  Lede,
  MapPicture,
  Notice,
  RadioGroup,
  Section,
  Table,
  Twin,
} from '#ui/index.ts';
import type { Area, AreaMap } from '../city.ts';
import type { AreaPlan } from '../draw-areas.ts';

export interface UploadedAreas {
  readonly kind: Area['kind'];
  readonly removeMissing: boolean;
  readonly problem?: string;
  /** What would change, and the file that waits to be drawn. */
  readonly plan?: AreaPlan;
  readonly file?: string;
}

interface AreasPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly maps: Readonly<Record<Area['kind'], AreaMap | null>>;
  readonly uploaded: UploadedAreas | null;
}

const KINDS = ['district', 'neighbourhood'] as const;

// words: city-desk.areas.kind.*
export function AreasPage({ r, csrf, maps, uploaded }: AreasPageProps) {
  const { t } = r;
  return (
    <>
      <Lede>{t('city-desk.areas.lede')}</Lede>
      {uploaded?.plan && uploaded.file ? (
        <Preview r={r} csrf={csrf} uploaded={uploaded} plan={uploaded.plan} file={uploaded.file} />
      ) : (
        <>
          <UploadForm r={r} csrf={csrf} uploaded={uploaded} />
          {KINDS.map((kind) => (
            <Section key={kind} id={kind} title={t(`city-desk.areas.kind.${kind}`)} full>
              <DrawnMap r={r} kind={kind} map={maps[kind]} />
            </Section>
          ))}
        </>
      )}
    </>
  );
}

function UploadForm({ r, csrf, uploaded }: Pick<AreasPageProps, 'r' | 'csrf' | 'uploaded'>) {
  const { t } = r;
  const problem = uploaded?.problem;
  return (
    <>
      {problem && <ErrorSummary title={t('city-desk.areas.wrong')} errors={[{ field: 'file', message: problem }]} />}
      <Form action="/manage/city/areas" hidden={{ csrf }} files>
        <RadioGroup
          name="kind"
          legend={t('city-desk.areas.what')}
          value={uploaded?.kind ?? 'district'}
          options={KINDS.map((kind) => ({ value: kind, label: t(`city-desk.areas.kind.${kind}`) }))}
        />
        <FileField
          name="file"
          label={t('city-desk.areas.file')}
          hint={t('city-desk.areas.file-hint')}
          accept=".geojson,.json,application/geo+json,application/json"
          error={problem}
        />
        <Checkbox
          name="removeMissing"
          label={t('city-desk.areas.remove-missing')}
          hint={t('city-desk.areas.remove-missing-hint')}
          checked={uploaded?.removeMissing ?? false}
        />
        <Button>{t('city-desk.areas.look')}</Button>
      </Form>
    </>
  );
}

// words: city-desk.areas.change.*
function Preview(props: { r: Reader; csrf: string; uploaded: UploadedAreas; plan: AreaPlan; file: string }) {
  const { r, csrf, uploaded, plan, file } = props;
  const { t } = r;
  const { kind, removeMissing } = uploaded;
  return (
    <>
      <Notice kind="warn" title={t('city-desk.areas.not-yet')}>
        <p>{t('city-desk.areas.changes', { count: plan.changes.length, total: plan.map.areas.length })}</p>
      </Notice>
      <MapOf r={r} kind={kind} map={plan.map} />
      {plan.changes.length > 0 && (
        <Table
          stack
          caption={t('city-desk.areas.what-changes')}
          rows={plan.changes}
          columns={[
            { label: t('city-desk.areas.code'), cell: ({ code }) => <code>{code}</code> },
            { label: t('city-desk.areas.name'), head: true, cell: ({ name }) => r.text(name) },
            {
              label: t('city-desk.areas.change-label'),
              cell: ({ what, before }) =>
                t(`city-desk.areas.change.${what === 'missing' && removeMissing ? 'removed' : what}`, {
                  before: before ? r.text(before) : '',
                }),
            },
          ]}
        />
      )}
      <Form
        action="/manage/city/areas/draw"
        hidden={{ csrf, kind, file, removeMissing: removeMissing ? '1' : '' }}
        label={t('city-desk.areas.draw')}
      >
        <Actions>
          <Button>{t('city-desk.areas.draw')}</Button>
          <ButtonLink href="/manage/city/areas" kind="quiet">
            {t('city-desk.areas.leave')}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}

function DrawnMap({ r, kind, map }: { r: Reader; kind: Area['kind']; map: AreaMap | null }) {
  const { t } = r;
  if (!map || map.areas.length === 0) {
    return <EmptyState title={t('city-desk.areas.none')}>{<p>{t('city-desk.areas.none-what')}</p>}</EmptyState>;
  }
  return (
    <>
      <MapOf r={r} kind={kind} map={map} />
      <Twin summary={t('city-desk.areas.as-table')}>
        <Table
          label={t(`city-desk.areas.kind.${kind}`)}
          rows={map.areas}
          columns={[
            { label: t('city-desk.areas.code'), cell: ({ code }) => <code>{code}</code> },
            { label: t('city-desk.areas.name'), head: true, cell: ({ name }) => r.text(name) },
            ...(kind === 'neighbourhood'
              ? [{ label: t('city-desk.areas.district'), cell: ({ districtCode }: Area) => districtCode ?? '' }]
              : []),
          ]}
        />
      </Twin>
    </>
  );
}

function MapOf({ r, kind, map }: { r: Reader; kind: Area['kind']; map: AreaMap }) {
  const count = r.t('city-desk.areas.count', { count: map.areas.length });
  return (
    <MapPicture
      title={`${r.t(`city-desk.areas.kind.${kind}`)}: ${count}`}
      label={r.t('city-desk.areas.map-alt', { names: r.list(map.areas.map(({ name }) => r.text(name))) })}
      width={map.width}
      height={map.height}
      areas={map.areas.map((area) => ({
        path: area.outline,
        x: area.labelX,
        y: area.labelY,
        name: r.text(area.name),
        tone: 1,
      }))}
    />
  );
}
