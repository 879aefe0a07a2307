import type { DistrictId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { AGE_EDGES, EVERYBODY, STEP_LEVELS, type TakingPart } from '#modules/verification/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Checkbox, Checkboxes, errorOf, Fieldset, RadioGroup, Select } from '#ui/index.ts';

export interface District {
  readonly id: DistrictId;
  readonly name: LocalizedText;
}

interface WhoFieldsProps {
  readonly r: Reader;
  readonly terms?: TakingPart | undefined;
  readonly districts: readonly District[];
  readonly typed?: Typed | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

// words: processes-desk.who.level.* processes-desk.who.level-hint.*
/** Who may take part in a step: how sure the city must be of them, their ages and their districts. */
export function WhoFields({ r, terms = EVERYBODY, districts, typed, problems }: WhoFieldsProps) {
  const { t } = r;
  const age = (name: 'minAge' | 'underAge', empty: string) => ({
    ...{ name, label: t(`processes-desk.who.${name === 'minAge' ? 'min' : 'under'}`), empty },
    options: AGE_EDGES.slice(1).map((years) => ({
      value: String(years),
      label: t('processes-desk.who.years', { years }),
    })),
    value: String(typed ? (typed[name] ?? '') : (terms[name] ?? '')),
  });
  const ageError = errorOf(problems, 'underAge');
  return (
    <Fieldset legend={t('processes-desk.who.title')} hint={t('processes-desk.who.hint')} big>
      <input type="hidden" name="who" value="1" />
      <RadioGroup
        name="level"
        legend={t('processes-desk.who.level.title')}
        value={String(typed?.level ?? terms.level)}
        options={STEP_LEVELS.map((level) => ({
          value: level,
          label: t(`processes-desk.who.level.${level}`),
          hint: t(`processes-desk.who.level-hint.${level}`),
        }))}
      />
      <Checkbox
        name="guests"
        label={t('processes-desk.who.guests')}
        hint={t('processes-desk.who.guests-hint')}
        checked={typed ? typed.guests === '1' : terms.guests}
      />
      <Select {...age('minAge', t('processes-desk.who.no-limit'))} />
      <Select {...age('underAge', t('processes-desk.who.no-limit'))} {...(ageError ? { error: ageError } : {})} />
      {districts.length > 0 && (
        <Checkboxes
          name="districts[]"
          legend={t('processes-desk.who.districts')}
          hint={t('processes-desk.who.districts-hint')}
          values={typed ? listOf(typed.districts) : terms.districtIds}
          options={districts.map(({ id, name }) => ({ value: id, label: r.text(name) }))}
        />
      )}
    </Fieldset>
  );
}

/** What the fields said; undefined where the form has none of them. */
export function readWho(
  typed: Typed,
  r: Reader,
): { readonly terms?: TakingPart } | { readonly problems: readonly FieldProblem[] } {
  if (typed.who === undefined) return {};
  const years = (name: string) => AGE_EDGES.find((edge) => edge > 0 && String(edge) === typed[name]) ?? null;
  const [minAge, underAge] = [years('minAge'), years('underAge')];
  if (minAge !== null && underAge !== null && underAge <= minAge)
    return { problems: [{ field: 'underAge', message: r.t('processes-desk.who.nobody-left') }] };
  const level = STEP_LEVELS.find((one) => one === typed.level) ?? 'account';
  const districtIds = listOf(typed.districts) as DistrictId[];
  return { terms: { level, guests: typed.guests === '1', minAge, underAge, districtIds } };
}

function listOf(value: Typed[string] | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}
