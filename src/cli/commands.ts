import { adminCommand } from './admin.ts';
import { backupCommand } from './backup.ts';
import { ballotCommand } from './ballot.ts';
import { breachCommand } from './breach.ts';
import { censusCommand } from './census.ts';
import type { Command } from './command.ts';
import { countCommand } from './count.ts';
import { doctorCommand } from './doctor.ts';
import { drawCommand } from './draw.ts';
import { erasuresCommand } from './erasures.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { lettersCommand } from './letters.ts';
import { mapCommand } from './map.ts';
import { migrateCommand } from './migrate.ts';
import { recordCommand } from './record.ts';
import { restoreCommand } from './restore.ts';
import { seedCommand } from './seed.ts';
import { serveCommand } from './serve.ts';
import { signInCommand } from './sign-in.ts';
import { tallyCommand } from './tally.ts';
import { verifyCommand } from './verify.ts';
import { workerCommand } from './worker.ts';

/** Every command, in the order an operator meets them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  workerCommand,
  migrateCommand,
  seedCommand,
  recordCommand,
  mapCommand,
  countCommand,
  tallyCommand,
  drawCommand,
  verifyCommand,
  ballotCommand,
  importCommand,
  censusCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  lettersCommand,
  erasuresCommand,
  breachCommand,
  doctorCommand,
  adminCommand,
  signInCommand,
];
