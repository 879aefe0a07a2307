import { paragraphsOf } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { Answer, BodyText, Section, Time, Twin } from '#ui/index.ts';
import type { AnswerText, Period } from '../answer.ts';
import { isAnswered } from '../proposal.ts';
import type { ProposalRead } from '../read-proposal.ts';
import { answerDueAt } from '../standing.ts';

/** What the city said: the word, the reasons, the money, the time; corrections beside it. */
export function AnswerSection({ r, read }: { r: Reader; read: ProposalRead }) {
  const { answer, proposal, answerVersions } = read;
  if (answer?.state !== 'published' || !isAnswered(proposal.standing)) return null;
  return (
    <Section id="answer" title={r.t('proposals.answer.title')} note={timeliness(r, read)}>
      <div class="stack">
        <AnswerBlock r={r} answer={answer} publishedAt={answer.publishedAt} />
        {answer.correctedAt && (
          <Twin summary={r.t('proposals.answer.corrected', { date: r.date(answer.correctedAt) })}>
            <div class="stack">
              {answerVersions.map((version) => (
                <div key={version.replacedAt.getTime()} class="stack-tight">
                  <p class="byline">
                    <span>{r.t('proposals.answer.until', { date: r.dateTime(version.replacedAt) })}</span>
                  </p>
                  <AnswerBlock r={r} answer={version} publishedAt={null} />
                </div>
              ))}
            </div>
          </Twin>
        )}
      </div>
    </Section>
  );
}

export function AnswerBlock({ r, answer, publishedAt }: { r: Reader; answer: AnswerText; publishedAt: Date | null }) {
  const { text, language } = r.textWithLanguage(answer.text);
  const lang = r.foreign(language);
  const [sentence = '', ...rest] = text.split(/\n\s*\n/);
  const short = paragraphsOf(sentence).length > 0 && sentence.length <= 400;
  return (
    <Answer
      kind={answer.verdict === 'rejected' ? 'no' : 'done'}
      word={r.t(`proposals.verdict.${answer.verdict}`)}
      byline={publishedAt ? [<Time at={publishedAt} r={r} />] : undefined}
    >
      {text === '' ? (
        <p class="muted">{r.t('proposals.answer.no-reason')}</p>
      ) : (
        <div class="stack" lang={lang} dir="auto">
          {short ? <p class="lede">{sentence}</p> : <BodyText body={sentence} />}
          <BodyText body={rest.join('\n\n')} />
        </div>
      )}
      {answer.cost !== null && <p>{r.t('proposals.answer.cost', { cost: r.money(answer.cost) })}</p>}
      {answer.period && <p>{r.t('proposals.answer.period', { period: periodWords(r, answer.period) })}</p>}
    </Answer>
  );
}

/** Noon, so that no time zone moves the day. */
export function dayOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

export function periodWords(r: Reader, { from, to, words }: Period): string {
  const said = r.text(words);
  if (said !== '' || from === null) return said;
  return to ? r.dateRange(dayOf(from), dayOf(to)) : r.t('proposals.answer.from', { date: r.date(dayOf(from)) });
}

/** "Given in 19 days. The limit is 30." */
function timeliness(r: Reader, { answer, proposal, step, rules }: ProposalRead): string | undefined {
  const due = answerDueAt({ standing: 'waiting', thresholdReachedAt: proposal.tally.thresholdReachedAt }, step, rules);
  if (!due || !answer?.publishedAt) return undefined;
  const asked = new Date(due.getTime() - rules.answerDays * 86_400_000);
  // Days of the calendar, as anyone counts who reads the two dates.
  const days = r.daysUntil(answer.publishedAt) - r.daysUntil(asked);
  if (days < 0) return undefined;
  return r.t(days > rules.answerDays ? 'proposals.answer.given-late' : 'proposals.answer.given', {
    days,
    limit: rules.answerDays,
  });
}
