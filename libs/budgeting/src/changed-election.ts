import type { Ballots, Election, Project } from './election.ts';

/** The same election with one project at another cost, in the election's units. */
export function withCost(election: Election, project: number, cost: bigint): Election {
  const projects = election.projects.map((known, place) => (place === project ? { ...known, cost } : known));
  return { ...election, projects };
}

/** The same election with further ballots that name only this project; with points, each gives it the most anybody gave. */
export function withBallots(election: Election, project: number, more: number): Election {
  if (more === 0) return election;
  const { ballots } = election;
  const entries = ballots.projects.length;
  const points = longer(
    Float64Array,
    ballots.points,
    ballots.points.reduce((most, value) => Math.max(most, value), 1),
  );
  const changed: Ballots = {
    voters: ballots.voters + more,
    rows: ballots.rows + 1,
    weights: longer(Float64Array, ballots.weights, more),
    starts: longer(Int32Array, ballots.starts, entries + 1),
    projects: longer(Int32Array, ballots.projects, project),
    points,
    pointScale: ballots.pointScale,
  };
  return { ...election, ballots: changed };
}

/** The same election without the projects that no ballot names: under every rule, what nobody chose is not funded. */
export function chosenOnly(election: Election): Election {
  const { projects, ballots } = election;
  const chosen = new Set(ballots.projects);
  if (chosen.size === projects.length) return election;
  const kept = [...projects.keys()].filter((place) => chosen.has(place));
  const places = new Map(kept.map((place, at) => [place, at]));
  return {
    ...election,
    projects: kept.map((place) => projects[place] as Project),
    ballots: { ...ballots, projects: ballots.projects.map((place) => places.get(place) as number) },
  };
}

function longer<List extends Float64Array | Int32Array>(make: new (length: number) => List, list: List, last: number) {
  const copy = new make(list.length + 1);
  copy.set(list);
  copy[list.length] = last;
  return copy;
}
