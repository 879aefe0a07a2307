import { sql } from 'kysely';
import { ok } from '#kernel/result.ts';
import { personalData as identity } from '#modules/identity/index.ts';
import { findProcess, type Method } from '#modules/participation/processes/index.ts';
import { personalData as verification } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { PaperStep } from './paper-step.ts';
import { personalData } from './personal-data.ts';
import { writeSerial } from './serial.ts';
import { takeNumbers } from './store.ts';

export { writeSerial } from './serial.ts';

export function paperPlatform(): Promise<TestPlatform> {
  return testPlatform({ personalData: [...identity, ...verification, ...personalData] });
}

export const assistant = () => personActor({ roles: ['assistant'] });

/** A step with three things to tick, of which two may be; what is taken is kept in `taken`. */
export async function paperStep(
  ctx: Ctx,
  slug: string,
): Promise<PaperStep & { taken: string[]; serial: (number: number) => string }> {
  const process = await findProcess(ctx, { slug });
  const step = process?.steps[0];
  if (!process || !step) throw new Error('There is no such process');
  const taken: string[] = [];
  const paper: Method['paper'] = {
    choices: async () => ['1', '2', '3'].map((key) => ({ key, title: `Choice ${key}` })),
    most: () => 2,
    take: async (_, { keys }) => {
      taken.push(keys.join());
      return ok();
    },
  };
  await sql`update process_steps set level = 'verified' where id = ${step.id}`.execute(ctx.db);
  const { code } = await takeNumbers(ctx, { stepId: step.id, processId: process.id, howMany: 50 });
  const verified = {
    ...step,
    terms: { level: 'verified' as const, guests: false, minAge: null, underAge: null, districtIds: [] },
  };
  return {
    process,
    step: verified,
    method: { name: 'test', paper } as unknown as Method,
    taken,
    serial: (number) => writeSerial(code, number),
  };
}
