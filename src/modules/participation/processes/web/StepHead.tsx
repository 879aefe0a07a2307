import type { ComponentChildren, VNode } from 'preact';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { PageHead, Status } from '#ui/index.ts';
import { type Process, type Step, stepState } from '../process.ts';

/** Whether a step waits, is open or is over, with the shape beside the words. */
export function StepStatus({ r, step, children }: { r: Reader; step: Step; children: ComponentChildren }) {
  const state = stepState(step, r.now);
  return <Status kind={state === 'open' ? 'open' : state === 'upcoming' ? 'wait' : 'done'}>{children}</Status>;
}

interface StepHeadProps {
  readonly r: Reader;
  readonly process: Process;
  readonly step: Step;
  /** Of the method's words: `budget` for `budget.crumb`, `budget.open-until` and `budget.state.*`. */
  readonly method: string;
  /** Where the step is taken part in. */
  readonly base: string;
  readonly title?: LocalizedText;
  /** In the place of what the step says of itself. */
  readonly lede?: string | undefined;
  /** What is said after how it stands. */
  readonly figures: readonly (string | false)[];
  readonly aside?: VNode | null | undefined;
}

/** The head of the pages of a method that belong to one step. */
export function StepHead({ r, process, step, method, base, figures, aside, ...own }: StepHeadProps) {
  const { t } = r;
  const { text, language } = r.textWithLanguage(own.title ?? step.title);
  const state = stepState(step, r.now);
  const until = state === 'open' && step.closesAt;
  return (
    <PageHead
      long
      title={text}
      lang={language}
      crumbs={{
        label: t('web.nav.here'),
        links: [
          { href: '/processes', label: t('web.door.decide') },
          { href: `/processes/${process.slug}`, label: r.text(process.title) },
          { href: base, label: t(`${method}.crumb`) },
        ],
      }}
      lede={own.lede ?? r.text(step.summary)}
      byline={[
        <StepStatus key="state" r={r} step={step}>
          {until ? t(`${method}.open-until`, { date: r.shortDate(until) }) : t(`${method}.state.${state}`)}
        </StepStatus>,
        ...figures,
      ]}
      {...(aside ? { aside } : {})}
    />
  );
}
