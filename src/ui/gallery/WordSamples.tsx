import type { Reader } from '#kernel/reader.ts';
import { Facade } from '../brand.tsx';
import { Actions, Button, ButtonForm, ButtonLink } from '../buttons.tsx';
import { Doors } from '../doors.tsx';
import { LanguageList } from '../menus.tsx';
import { Crumbs, Pair, Panel, Section, Stack } from '../page.tsx';
import { Byline, Due, Hidden, Kicker, Lede, Muted, Onward, Status, Time } from '../words.tsx';

const UP = [
  { href: '#', label: 'First room' },
  { href: '#', label: 'Second room' },
];

export function WordSamples({ r }: { r: Reader }) {
  return (
    <>
      <Section id="words" title="Words and marks" note="A word with a shape, never colour alone.">
        <Stack>
          <Crumbs label="Sample of the way up" links={UP} />
          <Kicker>A kicker: when or what kind</Kicker>
          <Lede>
            A lede: the matter in one or two sentences, a little larger, no longer than fifty characters a line.
          </Lede>
          <Byline
            items={[
              <Status kind="open">Open</Status>,
              <Status kind="done">Done</Status>,
              <Status kind="wait">Waiting</Status>,
              <Status kind="no">Closed</Status>,
              <Due>Ends in 3 days</Due>,
              <Time r={r} at={r.now} />,
            ]}
          />
          <p>
            Text with <a href="#words">the first words of this page</a>, <strong>weight</strong>, a key <kbd>x</kbd> and
            a code <code>9f2c 41d7</code>.<Hidden> Words that are only read aloud.</Hidden>
          </p>
          <Muted>A note in small letters.</Muted>
          <Onward href="#lists">The next thing to read</Onward>
        </Stack>
      </Section>
      <Section id="buttons" title="Buttons" note="One filled button in view.">
        <Stack>
          <Actions>
            <Button>Do the thing</Button>
            <Button kind="quiet">Another way</Button>
            <Button kind="danger">Review, then erase</Button>
            <Button disabled>Not now</Button>
          </Actions>
          <Actions>
            <Button small>Small</Button>
            <Button small kind="quiet" about="first row">
              Change
            </Button>
            <Button small kind="quiet" pressed>
              Is on
            </Button>
            <ButtonLink small kind="quiet" href="#buttons">
              A link that looks so
            </ButtonLink>
            <ButtonForm small kind="quiet" action="#" hidden={{ sample: '1' }}>
              Sends by itself
            </ButtonForm>
          </Actions>
        </Stack>
      </Section>
      <Section id="house" title="The house" full>
        <Stack space="wide">
          <Pair>
            <Facade lit={3} caption="Each lit window is one open thing." />
            <Panel accent label="Sample panel">
              <p>
                <Due>3 days left</Due>
              </p>
              <p class="figure-mid">The one boxed thing on a page</p>
              <Muted>What follows from it, in small letters.</Muted>
              <ButtonLink block href="#house">
                Do it now
              </ButtonLink>
            </Panel>
          </Pair>
          <Doors
            items={[
              { href: '#', icon: 'ballot', name: 'First', note: 'Something behind it ends soon.', first: true },
              { href: '#', icon: 'book', name: 'Second', note: 'A sentence about what is behind.' },
              { href: '#', icon: 'wifi', name: 'Third', note: 'A sentence about what is behind.' },
              { href: '#', icon: 'keyhole', name: 'A longer fourth', note: 'A sentence about what is behind.' },
            ]}
          />
          <LanguageList
            languages={[
              { language: 'ca', name: 'Català', href: '#' },
              { language: 'en', name: 'English', href: '#', current: true },
              { language: 'ar', name: 'العربية', href: '#' },
            ]}
          />
        </Stack>
      </Section>
    </>
  );
}
