import type { Reader } from '#kernel/reader.ts';
import { Button, ButtonLink } from '../buttons.tsx';
import { Checkboxes, RadioGroup } from '../choices.tsx';
import { Bar, Bars, Bullets, Facts, Figures, Numbered } from '../figures.tsx';
import { Filters } from '../form.tsx';
import { EmptyState, Ledger, LedgerRow, ListHead, Pagination, Tally } from '../ledger.tsx';
import { Pair, Section, Stack, WithFilters } from '../page.tsx';
import { Table, Twin } from '../table.tsx';
import { TextField } from '../text-fields.tsx';
import { Agenda, Steps, Story } from '../timeline.tsx';
import { Byline, Status, Time } from '../words.tsx';

const ROWS = [
  { name: 'First row', amount: 1204, note: 'A word' },
  { name: 'Second row, whose name is long enough to wrap on a phone', amount: 806, note: 'Several words' },
  { name: 'Third row', amount: 0, note: 'Nothing yet' },
];
const TOTAL = ROWS.reduce((sum, row) => sum + row.amount, 0);

export function ListSamples({ r }: { r: Reader }) {
  return (
    <>
      <Section id="lists" title="Lists" full>
        <WithFilters filters={<SampleFilters />}>
          <ListHead
            id="list-head"
            title="3 of 82 things"
            note={
              <>
                Random order, so that none is always first. <a href="#lists">Download as CSV</a>
              </>
            }
            toFilters={{ href: '#filters', label: 'Filter and order' }}
          />
          <SampleLedger r={r} />
          <Pagination
            label="Pages"
            count="21–40 of 82"
            previous={{ href: '#lists', label: 'Previous' }}
            next={{ href: '#lists', label: 'Next' }}
          />
          <EmptyState
            title="Nothing matches these filters"
            actions={
              <ButtonLink kind="quiet" href="#lists">
                Show all 82
              </ButtonLink>
            }
          >
            <p>Try fewer words, or another place.</p>
          </EmptyState>
        </WithFilters>
      </Section>
      <NumberSamples r={r} />
      <TimeSamples />
    </>
  );
}

function SampleFilters() {
  return (
    <Filters action="#" label="Filter the sample" submit="Show" reset={{ href: '#lists', label: 'Clear all filters' }}>
      <TextField name="q" label="Words" type="search" />
      <Checkboxes
        name="s"
        legend="Status"
        values={['open']}
        options={[
          { value: 'open', label: 'Open', count: 61 },
          { value: 'done', label: 'Waiting for somebody with a long name', count: 9 },
        ]}
      />
      <RadioGroup
        name="o"
        legend="Order"
        value="r"
        options={[
          { value: 'r', label: 'Random' },
          { value: 'n', label: 'Newest first' },
        ]}
      />
    </Filters>
  );
}

function SampleLedger({ r }: { r: Reader }) {
  const side = (
    <>
      <Tally value={r.number(1187)}>people</Tally>
      <Bar ratio={0.62} />
      <p class="muted">113 to go</p>
    </>
  );
  return (
    <Ledger>
      <LedgerRow
        title="A thing with everything"
        href="#lists"
        above={<Byline items={[<Status kind="open">Open</Status>, 'A place']} />}
        note="One sentence that says what it is and why it matters here."
        below={<Byline items={['By somebody', <Time r={r} at={r.now} format="shortDate" />]} />}
        side={side}
      />
      <LedgerRow
        title="Un títol en una altra llengua, força llarg, que ocupa més d’una línia i encara continua"
        lang="ca"
        href="#lists"
        note="Una frase."
        side={
          <>
            <Tally value="0">people</Tally>
            <Button kind="quiet">Take part</Button>
          </>
        }
      />
      <LedgerRow title="عنوان بلغة تُكتب من اليمين إلى اليسار" lang="ar" href="#lists" note="جملة واحدة تقول ما هو." />
    </Ledger>
  );
}

function NumberSamples({ r }: { r: Reader }) {
  return (
    <Section id="numbers" title="Numbers" note="The number is always written; the picture only helps.">
      <Stack space="wide">
        <Figures
          items={[
            { value: r.number(1312), label: 'received' },
            { value: '42', label: 'possible' },
            { value: '0', label: 'left without an answer' },
          ]}
        />
        <Tally big value="412">
          of 300 needed
        </Tally>
        <Bar ratio={1} kind="done" label="Goal reached" />
        <Bars
          label="Amounts"
          items={[
            { name: 'The first', note: 'A place', ratio: 0.81, value: '486' },
            { name: 'The second', href: '#numbers', ratio: 0.47, kind: 'done', value: '285' },
            { name: 'The rest', ratio: 0.16, kind: 'rest', value: '99' },
          ]}
        />
        <SampleTable r={r} stack />
        <Twin summary="The same, to be compared" open>
          <SampleTable r={r} />
        </Twin>
        <Pair>
          <Facts
            items={[
              { term: 'A term', value: 'Its answer, in a sentence.' },
              { term: 'It lacked', value: <strong>24</strong>, due: true },
            ]}
          />
          <Stack>
            <Numbered items={['Do this first.', 'Then this.', 'Then rest.']} />
            <Bullets items={[<a href="#numbers">One document</a>, 'Another']} />
          </Stack>
        </Pair>
      </Stack>
    </Section>
  );
}

function SampleTable({ r, stack }: { r: Reader; stack?: boolean }) {
  return (
    <Table
      caption={stack ? 'Rows read one by one' : 'Columns compared'}
      note="On a phone this one is told apart from the other."
      stack={stack}
      rows={ROWS}
      columns={[
        { label: 'Name', head: true, cell: (row) => row.name },
        { label: 'Note', cell: (row) => row.note },
        { label: 'Amount', num: true, cell: (row) => r.number(row.amount) },
        { label: 'Share', num: true, cell: (row) => r.percent(row.amount / TOTAL) },
      ]}
      foot={['All', '', r.number(TOTAL), r.percent(1)]}
    />
  );
}

function TimeSamples() {
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
