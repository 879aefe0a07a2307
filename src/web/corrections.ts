import type { DistrictId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { ok, type Result } from '#kernel/result.ts';
import { listAreas } from '#modules/city/index.ts';
import { correctNote, type HidingId, readNote } from '#modules/participation/moderation/index.ts';
import type { CorrectionsOf } from '#modules/rights/index.ts';
import { AGE_EDGES, ageInWords, correctVoter, LEVELS, type Level, readVoter } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';

/** What people cannot change themselves, as the modules that own it read and change it. */
export const corrections: CorrectionsOf = {
  async heldNow(ctx, reader, { personId, datum, about }) {
    if (datum === 'moderation-note') return about ? readNote(ctx, about as HidingId, personId) : null;
    const voter = await readVoter(ctx, personId);
    if (!voter) return null;
    // words: verification.level.*
    if (datum === 'level') return reader.t(`verification.level.${voter.level}`);
    if (datum === 'age-band') return ageInWords(voter.age_from, reader);
    if (datum === 'district') return (await districtName(ctx, reader, voter.district_id)) ?? ageInWords(null, reader);
    return reader.t('rights.correct.census-now');
  },
  async choices(ctx, reader, datum) {
    if (datum === 'level') return LEVELS.map((value) => ({ value, label: reader.t(`verification.level.${value}`) }));
    if (datum === 'age-band')
      return AGE_EDGES.map((edge) => ({ value: String(edge), label: ageInWords(edge, reader) }));
    if (datum === 'district')
      return (await listAreas(ctx, 'district')).map(({ id, name }) => ({ value: id, label: reader.text(name) }));
    // The census is the city's register: it is put right there, and loaded anew.
    return datum === 'census' ? null : 'words';
  },
  async correct(ctx, { personId, datum, about }, to) {
    if (datum === 'moderation-note') {
      const note = { id: about as HidingId, authorId: personId };
      return changed(await correctNote(ctx, note, to), 'moderation_hidings.words', 'participation/moderation');
    }
    if (datum === 'level')
      return changed(await correctVoter(ctx, personId, { level: to as Level }), 'voters.level', 'verification');
    if (datum === 'age-band')
      return changed(await correctVoter(ctx, personId, { age_from: Number(to) }), 'voters.age_from', 'verification');
    const district = { district_id: to as DistrictId };
    return changed(await correctVoter(ctx, personId, district), 'voters.district_id', 'verification');
  },
};

function changed(done: Result<void, string>, column: string, module: string) {
  return done.ok ? ok({ columns: [column], told: [module] }) : done;
}

async function districtName(ctx: Ctx, reader: Reader, id: DistrictId | null): Promise<string | undefined> {
  const area = id && (await listAreas(ctx, 'district')).find((one) => one.id === id);
  return area ? reader.text(area.name) : undefined;
}
