import { VoteBook } from '@ateneu/opinion-map';

/**
 * A conversation that never was: people in three camps and between them, each votes on a drawn share of the comments, with
 * as much noise as real ones have. The same arguments make the same votes.
 */
export function syntheticConversation(people: number, comments: number, votes: number): VoteBook {
  const draw = drawsFrom(2026);
  const noise = () => draw() + draw() + draw() + draw() - 2;
  const axes = Array.from({ length: comments }, () => [noise(), noise(), noise()] as const);
  const share = votes / (people * comments);
  const book = new VoteBook();
  for (let person = 0; person < people; person += 1) {
    const camp = draw();
    const x = (camp < 0.45 ? -1 : 1) + noise();
    const y = (camp > 0.8 ? 1.5 : -0.4) + noise();
    for (let comment = 0; comment < comments; comment += 1) {
      if (draw() >= share) continue;
      const [first, second, liked] = axes[comment] as readonly [number, number, number];
      const opinion = first * x + 0.6 * second * y + liked + 1.5 * noise();
      book.cast(person, comment, opinion > 0.3 ? 1 : opinion < -0.3 ? -1 : 0);
    }
  }
  return book;
}

function drawsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 0x1000000;
  };
}
