import type { Reader } from '#kernel/reader.ts';
import { Actions, Button, type Content, Form, Notice } from '#ui/index.ts';
import type { ProcessWithSteps } from '../../process.ts';
import { basePath } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';

interface ReviewPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  readonly action: string;
  /** The verb on the button. */
  readonly verb: string;
  /** Why it cannot be done. */
  readonly refused?: string | null;
  /** What happens when it is done. */
  readonly children: Content;
}

/** Before something that everybody will see: what it does, then one button. */
export function ReviewPage({ r, csrf, process, action, verb, refused, children }: ReviewPageProps) {
  return (
    <ProcessFrame r={r} process={process} page={null}>
      {refused && (
        <Notice kind="error" flash title={r.t('processes-desk.review.refused')}>
          <p>{refused}</p>
        </Notice>
      )}
      <div class="stack">{children}</div>
      <Form action={action} hidden={{ csrf }}>
        <Actions>
          <Button>{verb}</Button>
          <a href={basePath(process)}>{r.t('processes-desk.review.leave')}</a>
        </Actions>
      </Form>
    </ProcessFrame>
  );
}
