// node bench/start.ts: first start of the demo city, later starts, and the memory of the idle city, database included.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCity } from './city.ts';
import { median, printTable } from './table.ts';

const city = await openCity({ demo: true });
try {
  const later: number[] = [];
  for (let i = 0; i < 5; i++) {
    await city.stop();
    later.push(await city.start());
  }
  await sleep(20_000);
  const memory = megabytesOf(city.server.pid ?? 0) + databaseMegabytes();
  printTable('Starting', [
    {
      what: 'first start to ready, demo filled (build apart)',
      measured: `${city.firstStartSeconds.toFixed(1)} s`,
      bar: '≤ 90 s',
      reached: city.firstStartSeconds <= 90,
    },
    {
      what: 'later starts, median of 5',
      measured: `${median(later).toFixed(1)} s`,
      bar: '≤ 3 s',
      reached: median(later) <= 3,
    },
    {
      what: 'idle memory, server and database (PSS)',
      measured: `${memory.toFixed(0)} MB`,
      bar: '≤ 300 MB',
      reached: memory <= 300,
    },
  ]);
} finally {
  await city.remove();
}

/** Proportional set size: shared pages are shared out among those who share them. */
function megabytesOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function databaseMegabytes(): number {
  const postmaster = Number(readFileSync(`${city.stateDir}/database/postmaster.pid`, 'utf8').split('\n')[0]);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return megabytesOf(postmaster) + children.reduce((sum, pid) => sum + megabytesOf(Number(pid)), 0);
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}
