import { Section, Stack } from '../page.tsx';
import { Agenda, Steps, Story } from '../timeline.tsx';

export function TimeSamples() {
  return (
    <Section id="time" title="Time" full>
      <Stack space="wide">
        <Steps
          across
          today="Today"
          items={[
            { title: 'Begin', when: '1–30 April', state: 'done', stateWord: 'Done', note: <p>What came of it.</p> },
            { title: 'Check', when: 'May–June', state: 'done', stateWord: 'Done', href: '#time' },
            { title: 'Choose', when: '9–26 November', state: 'now', note: <p>What to do now.</p> },
            { title: 'Result', when: '1 December', state: 'next', stateWord: 'To come' },
          ]}
        />
        <Story
          items={[
            { date: '14 October 2026', datetime: '2026-10-14', title: 'Begun', body: <p>By whom and how.</p> },
            { date: '12 November 2026', datetime: '2026-11-12', title: 'Answered', href: '#time' },
            { date: '8 February 2027', datetime: '2027-02-08', title: 'Opens', next: true, body: <p>Planned.</p> },
          ]}
        />
        <Agenda
          items={[
            {
              day: '24',
              dayNote: 'Tuesday, Nov.',
              datetime: '2026-11-24',
              title: 'A meeting',
              href: '#time',
              note: '17.00–20.00, a place.',
            },
            { day: '3', dayNote: 'Thursday, Dec.', datetime: '2026-12-03', title: 'Another' },
          ]}
        />
      </Stack>
    </Section>
  );
}
