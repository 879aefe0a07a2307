import type { Reader } from '#kernel/reader.ts';
import { Button, ButtonLink } from '../buttons.tsx';
import { Checkboxes, RadioGroup } from '../choices.tsx';
import { Bar } from '../figures.tsx';
import { Filters } from '../form.tsx';
import { EmptyState, Ledger, LedgerRow, ListHead, Pagination, Tally } from '../ledger.tsx';
import { Section, WithFilters } from '../page.tsx';
import { TextField } from '../text-fields.tsx';
import { Byline, Status, Time } from '../words.tsx';

export function ListSamples({ r }: { r: Reader }) {
  return (
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
