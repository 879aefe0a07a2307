import { Button } from '../buttons.tsx';
import { ActionLog, BulkBar, KeyHelp, QueueTable } from '../desk.tsx';
import { EditorRow, EditorRows } from '../editor.tsx';
import { Form } from '../form.tsx';
import { Section, Stack } from '../page.tsx';
import { DateField } from '../picker-fields.tsx';
import type { Content } from '../props.ts';
import { TextField } from '../text-fields.tsx';
import { Due, Status } from '../words.tsx';

const QUEUE = [
  { id: '1', title: 'The first that waits', what: 'An answer', due: <Due>Today, 14.00</Due> },
  {
    id: '2',
    title: 'The second, with a title that takes more than one line on most screens',
    what: 'A look',
    due: 'Tue 24 Nov',
  },
  { id: '3', title: 'The third', what: 'A date', due: 'Fri 27 Nov' },
];

export function DeskSamples() {
  return (
    <>
      <Section id="desk" title="Desk" full>
        <Stack>
          <KeyHelp
            summary="Keys"
            off="Keys are off"
            items={[
              { keys: ['j', 'k'], text: 'move' },
              { keys: ['x'], text: 'pick' },
              { keys: ['Enter'], text: 'open' },
              { keys: ['?'], text: 'these words' },
            ]}
          />
          <form action="#desk" method="post" aria-label="Sample queue">
            <QueueTable
              label="What waits"
              rows={QUEUE}
              keyOf={(row) => row.id}
              picked={['2']}
              pickAll="Pick all on this page"
              pickLabel={(row) => `Pick: ${row.title}`}
              columns={[
                { label: 'Item', head: true, cell: (row) => <a href="#desk">{row.title}</a> },
                { label: 'Waiting for', cell: (row) => row.what },
                { label: 'Due', cell: (row) => row.due },
              ]}
            />
            <BulkBar pickedText="Picked: {n}." text="Nothing changes before the preview.">
              <Button small name="do" value="a">
                Preview: hand over
              </Button>
              <Button small kind="quiet" name="do" value="b">
                Move the date
              </Button>
            </BulkBar>
          </form>
          <ActionLog
            items={[
              {
                time: '10.52',
                datetime: '10:52',
                text: 'You handed over 5 items.',
                action: <a href="#desk">Undo until 11.22</a>,
              },
            ]}
          />
        </Stack>
      </Section>
      <Section id="editor" title="Editor rows" note="Ordered things, edited in place.">
        <EditorRows>
          <SampleRow id="row-a" title="Begin" state={<Status kind="done">Done</Status>} />
          <SampleRow id="row-b" title="Choose" state={<Status kind="open">Open</Status>} open />
        </EditorRows>
      </Section>
    </>
  );
}

function SampleRow(props: { id: string; title: string; state: Content; open?: boolean }) {
  return (
    <EditorRow
      id={props.id}
      title={props.title}
      meta={[props.state, '1–30 April']}
      open={props.open}
      summary="Edit"
      actions={
        <>
          <Button small kind="quiet" about={props.title}>
            Earlier
          </Button>
          <Button small kind="quiet" about={props.title}>
            Later
          </Button>
        </>
      }
    >
      <Form action="#editor" label={`Edit: ${props.title}`} guard>
        <TextField name={`${props.id}-title`} label="Title" value={props.title} />
        <DateField name={`${props.id}-from`} label="First day" />
        <Button>Save</Button>
      </Form>
    </EditorRow>
  );
}
