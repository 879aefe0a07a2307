import { paragraphsOf, type Stretch } from '#kernel/plain-text.ts';

/** A text as paragraphs; addresses are links that lend nobody weight (`nofollow ugc`). The first may lead. */
export function BodyText({ body, lead }: { body: string; lead?: boolean }) {
  return (
    <>
      {paragraphsOf(body).map((lines, index) => (
        <p key={index} class={lead && index === 0 && lines.length === 1 ? 'lede' : undefined}>
          {lines.map((line, at) => (
            <>
              {at > 0 && <br />}
              {line.map((stretch) => (
                <Piece stretch={stretch} />
              ))}
            </>
          ))}
        </p>
      ))}
    </>
  );
}

function Piece({ stretch }: { stretch: Stretch }) {
  if (!stretch.href) return <>{stretch.text}</>;
  return (
    <a href={stretch.href} rel="nofollow ugc noopener">
      {stretch.text}
    </a>
  );
}
