import type { Reader } from '#kernel/reader.ts';
import type { PersonalDataAccessEntry } from '#platform/personal-data.ts';
import { EmptyState, Onward, Section, Stack, Story } from '#ui/index.ts';
import type { HeldTable } from '../held-data.ts';

interface WhoLookedProps {
  readonly r: Reader;
  readonly accesses: readonly PersonalDataAccessEntry[];
  readonly tables: readonly HeldTable[];
}

/** Every time someone else, or a program, opened the reader's data. */
export function WhoLooked({ r, accesses, tables }: WhoLookedProps) {
  const { t } = r;
  return (
    <Section id="who" title={t('rights.looked.title')} note={t('rights.looked.note')}>
      <Stack space="wide">
        {accesses.length === 0 ? (
          <EmptyState title={t('rights.looked.nobody')}>
            <p>{t('rights.looked.nobody-what')}</p>
          </EmptyState>
        ) : (
          <AccessStory r={r} accesses={accesses} tables={tables} level={3} />
        )}
        <p>
          {accesses.length > 0 && <Onward href="/your-data/accesses">{t('consents.accesses.all')}</Onward>}{' '}
          <Onward href="/your-data/accesses.csv">{t('rights.looked.csv')}</Onward>
        </p>
      </Stack>
    </Section>
  );
}

/** Reading by reading: who (as what), which data, what for, when. */
export function AccessStory({ r, accesses, tables, level }: WhoLookedProps & { readonly level: 2 | 3 }) {
  const { t } = r;
  return (
    <Story
      level={level}
      items={accesses.map((access) => ({
        date: r.dateTime(access.at),
        datetime: access.at.toISOString(),
        title: whoIn(access, r),
        body: (
          <p>
            {t('rights.looked.used', {
              what: placesInWords(access.columns, tables, r),
              why: t(`rights.purpose.${access.purpose}`),
            })}
          </p>
        ),
      }))}
    />
  );
}

// words: rights.role.* rights.purpose.*
function whoIn({ actorKind, actorRoles, own }: PersonalDataAccessEntry, r: Reader): string {
  if (own) return r.t('consents.accesses.by-you');
  if (actorKind === 'system') return r.t('rights.looked.by-program');
  if (actorKind === 'visitor') return r.t('rights.looked.by-sign-in');
  const [role] = actorRoles;
  return role ? r.t('rights.looked.by-staff', { role: r.t(`rights.role.${role}`) }) : r.t('rights.looked.by-person');
}

// words: rights.column.* rights.table.*
/** `table.column` as her page calls them. */
export function placesInWords(columns: readonly string[], tables: readonly HeldTable[], r: Reader): string {
  const words = columns.map((place) => {
    const column = tables.flatMap((table) => table.columns).find((one) => one.place === place);
    if (column) return r.t(`rights.column.${column.label}`);
    const table = tables.find((one) => place.startsWith(`${one.table}.`));
    return table ? r.t(`rights.table.${table.label}`) : place;
  });
  return r.list([...new Set(words)]);
}
