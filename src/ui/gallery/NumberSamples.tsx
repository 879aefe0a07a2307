import type { Reader } from '#kernel/reader.ts';
import { Bar, Bars, Bullets, Facts, Figures, Numbered } from '../figures.tsx';
import { Tally } from '../ledger.tsx';
import { Pair, Section, Stack } from '../page.tsx';
import { Table, Twin } from '../table.tsx';

const ROWS = [
  { name: 'First row', amount: 1204, note: 'A word' },
  { name: 'Second row, whose name is long enough to wrap on a phone', amount: 806, note: 'Several words' },
  { name: 'Third row', amount: 0, note: 'Nothing yet' },
];
const TOTAL = ROWS.reduce((sum, row) => sum + row.amount, 0);

export function NumberSamples({ r }: { r: Reader }) {
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
