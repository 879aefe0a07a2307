import { formatCheckpoint, type Head } from '@ateneu/public-record';
import type { Reader } from '#kernel/reader.ts';
import { ButtonLink, Numbered, Panel, Section } from '#ui/index.ts';

/** The proof: take the file, check it on your own machine, keep the head. */
export function CheckIt({ reader, head }: { reader: Reader; head: Head }) {
  const { t } = reader;
  return (
    <Section id="check" title={t('record.check.title')} note={t('record.check.why')}>
      <Panel>
        <Numbered
          items={[<Download reader={reader} />, <Run reader={reader} />, <Keep reader={reader} head={head} />]}
        />
      </Panel>
    </Section>
  );
}

function Download({ reader }: { reader: Reader }) {
  return (
    <p>
      <ButtonLink href="/record.jsonl" kind="quiet" download>
        {reader.t('record.check.download')}
      </ButtonLink>
    </p>
  );
}

function Run({ reader }: { reader: Reader }) {
  return (
    <>
      <p>{reader.t('record.check.run')}</p>
      <p dir="ltr">
        <code>npx ateneu record verify record.jsonl</code>
      </p>
    </>
  );
}

function Keep({ reader, head }: { reader: Reader; head: Head }) {
  if (head.seq === 0) return <p>{reader.t('record.check.no-head')}</p>;
  return (
    <>
      <p>{reader.t('record.check.keep')}</p>
      <p dir="ltr">
        <code class="letters">{formatCheckpoint(head)}</code>
      </p>
    </>
  );
}
