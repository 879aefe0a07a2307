import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { HidingReason } from './moderation.ts';

/** What moderation did in one month of the city's calendar. */
export interface MonthFigures {
  /** `2026-11` */
  readonly month: string;
  readonly reports: number;
  /** Reports that came to nothing. */
  readonly kept: number;
  readonly held: number;
  readonly released: number;
  /** What was taken back at once is not counted. */
  readonly hidden: number;
  readonly byReason: ReadonlyMap<HidingReason, number>;
  readonly appeals: number;
  readonly restored: number;
  readonly upheld: number;
  /** How many held posts and reports of the month were decided, and the median of their hours. */
  readonly decided: number;
  readonly medianHours: number | null;
}

interface CaseRow {
  readonly month: string;
  readonly held: number;
  readonly released: number;
  readonly kept: number;
  readonly appeals: number;
  readonly restored: number;
  readonly upheld: number;
  readonly decided: number;
  readonly median: number | null;
}

/** By the month in which something began, the newest first. @param timeZone IANA name */
export async function readFigures(ctx: Ctx, timeZone: string): Promise<MonthFigures[]> {
  const month = (column: string) => sql`to_char(${sql.ref(column)} at time zone ${timeZone}, 'YYYY-MM')`;
  const of = (kind: string, outcome?: string) =>
    sql`count(*) filter (where kind = ${kind} ${outcome ? sql`and outcome = ${outcome}` : sql``})`;
  const [cases, reports, hidings] = [
    await sql<CaseRow>`
      select ${month('opened_at')} as month, ${of('hold')} as held, ${of('hold', 'released')} as released,
        ${of('report', 'kept')} as kept, ${of('appeal')} as appeals, ${of('appeal', 'restored')} as restored,
        ${of('appeal', 'upheld')} as upheld,
        count(*) filter (where kind <> 'appeal' and closed_at is not null and outcome <> 'gone') as decided,
        percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at) / 3600)
          filter (where kind <> 'appeal' and closed_at is not null and outcome <> 'gone') as median
      from moderation_cases group by 1`.execute(ctx.db),
    await sql<{ month: string; reports: number }>`
      select ${month('created_at')} as month, count(*) as reports from moderation_reports group by 1`.execute(ctx.db),
    await sql<{ month: string; reason: HidingReason; hidden: number }>`
      select ${month('hidden_at')} as month, reason, count(*) as hidden from moderation_hidings
      where lifted_why is distinct from 'undone' group by 1, 2`.execute(ctx.db),
  ];
  const months = [...new Set([...cases.rows, ...reports.rows, ...hidings.rows].map((row) => row.month))]
    .sort()
    .reverse();
  return months.map((name) => {
    const { median, ...counts } = cases.rows.find((row) => row.month === name) ?? NOTHING;
    const byReason = new Map(hidings.rows.filter((row) => row.month === name).map((row) => [row.reason, row.hidden]));
    return {
      ...counts,
      month: name,
      reports: reports.rows.find((row) => row.month === name)?.reports ?? 0,
      hidden: [...byReason.values()].reduce((sum, hidden) => sum + hidden, 0),
      byReason,
      medianHours: median === null ? null : Number(median),
    };
  });
}

const NOTHING = { held: 0, released: 0, kept: 0, appeals: 0, restored: 0, upheld: 0, decided: 0, median: null };
