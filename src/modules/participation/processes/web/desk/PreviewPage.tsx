import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { Bullets, Notice, PageHead, Section } from '#ui/index.ts';
import type { ProcessWithSteps, Step, StepGlance } from '../../process.ts';
import { NowPanel } from '../ProcessPage.tsx';
import { basePath } from './at-desk.ts';

export const MOMENTS = ['before', 'open', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

interface PreviewPageProps {
  /** Whoever looks at the moment shown. */
  readonly r: Reader;
  readonly process: ProcessWithSteps;
  readonly step: Step;
  readonly at: Moment;
  readonly moments: readonly Moment[];
  readonly glance: StepGlance | undefined;
  readonly rules: readonly string[];
  readonly part: VNode | null;
}

// words: processes-desk.preview.at.* processes-desk.preview.see.*
/** A step as residents meet it, at a moment that need not have come. Nothing here is sent anywhere. */
export function PreviewPage({ r, process, step, at, moments, glance, rules, part }: PreviewPageProps) {
  const { t } = r;
  const here = `${basePath(process)}/steps/${step.slug}`;
  const question = r.textWithLanguage(Object.keys(process.question).length > 0 ? process.question : process.title);
  // The button shows what a resident would press; here it leads back to itself.
  const shown = glance && { ...glance, action: glance.action && { ...glance.action, href: '#preview' } };
  return (
    <div class="wrap">
      <div id="preview" tabindex={-1}>
        <Notice kind="info" title={t(`processes-desk.preview.at.${at}`, { date: r.dateTime(r.now) })}>
          <p>{t('processes-desk.preview.nothing-sent')}</p>
          <p class="actions">
            {moments.map((moment) => (
              <a key={moment} href={`${here}/preview?at=${moment}`} aria-current={moment === at ? 'true' : undefined}>
                {moment === at ? (
                  <strong>{t(`processes-desk.preview.see.${moment}`)}</strong>
                ) : (
                  t(`processes-desk.preview.see.${moment}`)
                )}
              </a>
            ))}
            <a href={`${basePath(process)}#step-${step.slug}`}>{t('processes-desk.preview.back')}</a>
          </p>
        </Notice>
      </div>
      <PageHead
        long
        title={question.text}
        lang={question.language}
        lede={r.text(process.whoMayTakePart) || r.text(process.summary)}
        aside={<NowPanel r={r} step={step} glance={shown} />}
      />
      {part && (
        <Section id="inside" title={r.text(step.title)}>
          {part}
        </Section>
      )}
      {rules.length > 0 && (
        <Section id="rules" title={t('processes.rules')}>
          <Bullets items={[...rules]} />
        </Section>
      )}
    </div>
  );
}
