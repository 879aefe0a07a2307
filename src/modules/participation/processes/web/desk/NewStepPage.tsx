import type { ProcessWithSteps } from '../../process.ts';
import { basePath } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';
import { StepForm, type StepFormProps } from './StepForm.tsx';

/** One more step; its rules come after, with its method's own fields. */
export function NewStepPage(props: Omit<StepFormProps, 'action' | 'isNew'> & { process: ProcessWithSteps }) {
  const { r, process } = props;
  return (
    <ProcessFrame r={r} process={process} page={null}>
      <StepForm {...props} action={`${basePath(process)}/steps/new`} isNew />
    </ProcessFrame>
  );
}
