import { Actions, Button } from '../buttons.tsx';
import { Checkbox, Checkboxes, RadioGroup, Select } from '../choices.tsx';
import { PrivacyLabel } from '../figures.tsx';
import { ErrorSummary, Fieldset, Form } from '../form.tsx';
import { Section } from '../page.tsx';
import { DateField, DateTimeField, FileField } from '../picker-fields.tsx';
import { errorOf } from '../props.ts';
import { CodeField, TextArea, TextField } from '../text-fields.tsx';

const ERRORS = [
  { field: 'title', message: 'Write a title of 15 characters or more' },
  { field: 'side', message: 'Choose one of the two' },
  { field: 'agreed', message: 'Read the rules and tick the box' },
];

const LABEL = [
  { term: 'For what', value: 'To send one letter, nothing else' },
  { term: 'Who sees it', value: 'Two people of one office' },
  { term: 'Until when', value: 'Until you say stop' },
];

export function FormSamples() {
  return (
    <Section id="forms" title="Forms" note="Labels over, hints under them, errors beside what they are about.">
      <div class="pair pair--lead">
        <div>
          <ErrorSummary title="Three things to put right" errors={ERRORS} level={3} />
          <Form action="#" label="Sample form" hidden={{ version: '1' }} files>
            <WrittenFields />
            <ChosenFields />
            <Actions>
              <Button>Review before sending</Button>
              <Button kind="quiet">Save for later</Button>
            </Actions>
          </Form>
        </div>
        <PrivacyLabel id="label-sample" title="What happens to what you write" items={LABEL} />
      </div>
    </Section>
  );
}

function WrittenFields() {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint="Say it as a sentence."
        error={errorOf(ERRORS, 'title')}
        value="Too short"
        required
      />
      <TextField name="email" label="E-mail address" type="email" autocomplete="email" mark="(optional)" />
      <TextField name="amount" label="How many" inputMode="numeric" width="short" value="12" />
      <TextArea
        name="body"
        label="The matter"
        value="Some words."
        count={{
          max: 200,
          hint: 'At most 200 characters.',
          left: 'Characters left: {n}',
          over: 'Characters too many: {n}',
        }}
      />
      <CodeField name="code" label="Code from the message" hint="Six digits." />
      <TextField name="closed" label="Cannot be changed" value="As it was" disabled />
    </>
  );
}

function ChosenFields() {
  return (
    <>
      <Select
        name="place"
        label="Place"
        empty="All of them"
        options={[
          { value: 'a', label: 'The first place' },
          { value: 'b', label: 'The second place' },
        ]}
      />
      <RadioGroup
        name="side"
        legend="On whose behalf?"
        error={errorOf(ERRORS, 'side')}
        options={[
          { value: 'self', label: 'My own' },
          { value: 'other', label: 'An organisation’s', hint: 'You will be asked for its name.' },
          { value: 'none', label: 'Not possible here', disabled: true },
        ]}
      />
      <Checkboxes
        name="topics"
        legend="Topics"
        hint="As many as you like."
        inline
        values={['b']}
        options={[
          { value: 'a', label: 'Shade' },
          { value: 'b', label: 'Noise' },
          { value: 'c', label: 'Water' },
        ]}
      />
      <FileField
        name="files"
        label="Pictures"
        hint="JPEG or PNG, at most 5 MB each."
        accept="image/jpeg,image/png"
        multiple
      />
      <Fieldset legend="When" hint="City time (CET).">
        <DateField name="from" label="First day" value="2026-11-23" />
        <DateTimeField name="until" label="Until" value="2026-11-26T20:00" />
      </Fieldset>
      <Checkbox
        name="agreed"
        label="I have read the rules"
        error={errorOf(ERRORS, 'agreed')}
        hint="They fit on one page."
      />
    </>
  );
}
