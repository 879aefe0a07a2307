import type { PersonId, ProcessId, StepId } from '#kernel/ids.ts';

export interface ProcessPublished {
  readonly type: 'process-published';
  readonly processId: ProcessId;
}

interface OfStep {
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly method: string;
}

export interface StepOpened extends OfStep {
  readonly type: 'step-opened';
}

export interface StepClosed extends OfStep {
  readonly type: 'step-closed';
}

export interface StepMoved extends OfStep {
  readonly type: 'step-moved';
  /** Who moved it; null: the city's machine. */
  readonly movedBy: PersonId | null;
}
