/** The first digits of a hash; all of them when pointed at. */
export function ShortHash({ hash }: { hash: string }) {
  return (
    <code title={hash} dir="ltr">
      {hash.slice(0, 12)}…
    </code>
  );
}
