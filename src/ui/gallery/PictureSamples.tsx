import { MapPicture } from '../map-picture.tsx';
import { Attachments, Diff, LeadPicture, Pictures, RichText } from '../media.tsx';
import { Pair, Section, Stack } from '../page.tsx';
import { QrCode } from '../qr-code.tsx';
import { CopyField } from '../share.tsx';
import { Table, Twin } from '../table.tsx';

const AREAS = [
  { name: 'West', value: '11', tone: 3, x: 134, y: 166, path: 'M70 120L150 88L210 150L198 212L120 236L58 190Z' },
  { name: 'North', value: '4', tone: 1, x: 211, y: 70, path: 'M88 20L220 14L300 128L210 150L150 88Z' },
  {
    name: 'The old middle',
    value: '14',
    tone: 4,
    x: 278,
    y: 182,
    path: 'M210 150L300 128L352 170L338 236L246 252L198 212Z',
  },
  { name: 'Les Moreres', value: '9', tone: 2, x: 338, y: 90, path: 'M220 14L376 24L412 112L352 170L300 128Z' },
  { name: 'Santa Clara', value: '18', tone: 4, x: 482, y: 110, path: 'M376 24L520 50L556 140L470 186L412 112Z' },
] as const;

export function PictureSamples({ picture }: { picture?: string }) {
  return (
    <>
      <Section id="pictures" title="Pictures" note="The finding first, then the picture, then the same as a table.">
        <Stack>
          <MapPicture
            title="The east has most"
            text="Number of things. Choose an area to see only its own."
            label="Map of five areas with the number of things in each"
            width={652}
            height={280}
            areas={AREAS.map((area) => ({ ...area, href: '#pictures', current: area.name === 'West' }))}
            tones={[
              { tone: 1, label: '3–4' },
              { tone: 2, label: '5–9' },
              { tone: 3, label: '10–13' },
              { tone: 4, label: '14 or more' },
            ]}
            water={['M8 266q20-9 40 0t40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0']}
          />
          <Twin summary="The same as a table">
            <Table
              label="Things by area"
              rows={AREAS}
              columns={[
                { label: 'Area', head: true, cell: (area) => area.name },
                { label: 'Things', num: true, cell: (area) => area.value },
              ]}
            />
          </Twin>
          {picture && <LeadPicture src={picture} small={picture} alt="Two blue hills" width={400} height={300} />}
          {picture && (
            <Pictures
              label="Sample pictures"
              items={[
                {
                  src: picture,
                  alt: 'Two blue hills',
                  width: 400,
                  height: 300,
                  caption: 'With a caption',
                  href: '#pictures',
                },
                { src: picture, alt: 'The same two blue hills', width: 400, height: 300 },
              ]}
            />
          )}
        </Stack>
      </Section>
      <Section id="codes" title="Codes for phones" note="Dark on light in every scheme; the address stands beside it.">
        <Stack>
          <QrCode text="https://city.example/s/k7d4x" label="QR code that leads to city.example/s/k7d4x" />
          <CopyField name="sample-address" label="Address to copy" value="https://city.example/s/k7d4x" />
          <CopyField
            name="sample-code"
            label="Code to paste"
            hint="Into the HTML of a page."
            rows={3}
            value={'<iframe src="https://city.example/embed/processes/streets" title="Streets"></iframe>'}
          />
        </Stack>
      </Section>
      <Section id="texts" title="Texts and files">
        <Pair>
          <Stack>
            <Diff
              before="The gate opens at nine and closes at five. Bring the blue card."
              after="The gate opens at eight, every day, and closes at five. Bring any card."
              words={{ removed: 'Removed:', added: 'Added:' }}
            />
            <Attachments
              label="Documents"
              items={[
                { href: '#texts', name: 'The rules', note: 'PDF, 12 pages' },
                {
                  href: '#texts',
                  name: 'a-file-with-a-very-long-name-without-any-space-in-it_2026-11-23_final.ods',
                  note: '19 KB',
                },
              ]}
            />
          </Stack>
          <RichText html="<p>Text that somebody wrote, with <a href='#texts'>a link</a> and</p><ul><li>a list</li><li>of two</li></ul><blockquote><p>and somebody else’s words.</p></blockquote>" />
        </Pair>
      </Section>
    </>
  );
}
