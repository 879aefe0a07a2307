import { ButtonLink } from '../buttons.tsx';
import { ErrorPage, Notice, Receipt, SummaryList } from '../notices.tsx';
import { Section, Stack } from '../page.tsx';

export function MomentSamples() {
  return (
    <>
      <Section id="notices" title="Notices">
        <Stack>
          <Notice title="One thing to know">
            <p>
              And what follows from it. <a href="#notices">Read why</a>
            </p>
          </Notice>
          <Notice kind="done" title="It is saved" flash />
          <Notice kind="warn" title="You cannot change this after Thursday">
            <p>Read it once more.</p>
          </Notice>
          <Notice kind="error" title="It was not sent">
            <p>Nothing is lost. Send it again.</p>
          </Notice>
        </Stack>
      </Section>
      <Section id="review" title="Review, receipt, fault">
        <Stack space="wide">
          <SummaryList
            items={[
              { term: 'Title', value: 'A sentence', change: { href: '#review', label: 'Change', about: 'title' } },
              {
                term: 'The matter',
                value: 'First line.\nSecond line.',
                change: { href: '#review', label: 'Change', about: 'the matter' },
              },
              { term: 'Place', value: 'Everywhere' },
            ]}
          />
          <Receipt
            title="We have it. An answer comes before 26 December."
            code={{ label: 'Your receipt', value: 'K7Q2-M4TT-9XPA' }}
            items={[{ term: 'Sent', value: '23 November 2026, 12.40' }]}
            actions={<ButtonLink href="#review">See it as others do</ButtonLink>}
          >
            <p>Keep or print this page. You can change what you wrote until somebody answers.</p>
          </Receipt>
          <ErrorPage
            level={2}
            title="This page does not open today"
            reference={{ label: 'If you tell us, say this:', code: '0192f3c1' }}
            actions={
              <ButtonLink kind="quiet" href="#review">
                Go to the first page
              </ButtonLink>
            }
          >
            <p>The fault is ours. What you wrote is not lost. Try again in a minute.</p>
          </ErrorPage>
        </Stack>
      </Section>
    </>
  );
}
