import type { Reader } from '#kernel/reader.ts';
import { Button } from '../buttons.tsx';
import { Answer, Argument, Sides, Thread, ThreadItem } from '../debate.tsx';
import { Section, Stack } from '../page.tsx';
import { Status, Time } from '../words.tsx';

const USEFUL = (
  <>
    <Button small kind="quiet">
      Useful, 118
    </Button>
    <a href="#debate">Reply</a>
  </>
);

export function DebateSamples({ r }: { r: Reader }) {
  return (
    <>
      <Section id="answers" title="Answers">
        <Stack space="wide">
          <Answer
            kind="done"
            word="Accepted"
            sentence="Yes, from 8 February, for one year."
            byline={[<strong>Whoever signs</strong>, <Time r={r} at={r.now} />]}
          >
            <p>What it costs and where the money comes from.</p>
          </Answer>
          <Answer kind="wait" word="Being studied" sentence="We need two more months." />
          <Answer kind="no" word="Refused" sentence="No: the place is not ours." />
        </Stack>
      </Section>
      <Section id="debate" title="For and against" full>
        <Sides
          first={{
            title: 'For',
            note: '23 reasons',
            more: { href: '#debate', label: 'Read 22 more' },
            children: (
              <Argument byline={['A person']} actions={USEFUL}>
                <p>One reason at a time, in the words of whoever has it.</p>
              </Argument>
            ),
          }}
          second={{
            title: 'Against',
            note: '0 reasons',
            empty: 'Nobody has written one yet.',
            action: <Button kind="quiet">Write a reason against</Button>,
          }}
        />
      </Section>
      <Section id="threads" title="Threads" note="Eleven levels, and still legible on the smallest screen.">
        <Thread label="Sample thread">
          <Nested r={r} level={1} />
          <ThreadItem
            id="item-last"
            author="Somebody else"
            stance={<Status kind="no">Against</Status>}
            actions={USEFUL}
          >
            <p>A second voice at the first level.</p>
          </ThreadItem>
        </Thread>
      </Section>
    </>
  );
}

function Nested({ r, level }: { r: Reader; level: number }) {
  return (
    <ThreadItem
      id={`item-${level}`}
      author={`Person ${level}`}
      stance={level === 1 && <Status kind="open">For</Status>}
      meta={[<Time r={r} at={r.now} format="dateTime" />]}
      replyTo={level > 1 ? { href: `#item-${level - 1}`, label: `In reply to Person ${level - 1}` } : undefined}
      actions={level < 3 ? USEFUL : undefined}
      replies={
        level < 11 && (
          <Thread>
            <Nested r={r} level={level + 1} />
          </Thread>
        )
      }
    >
      <p>What was said, long enough to wrap once or twice on a narrow screen so that the margin can be judged.</p>
    </ThreadItem>
  );
}
