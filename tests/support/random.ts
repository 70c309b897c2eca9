/** Chance that comes out the same on every machine: mulberry32. */
export interface Random {
  /** From 0 up to 1. */
  next: () => number;
  /** From 0 up to the bound, whole. */
  below: (bound: number) => number;
  pick: <Item>(list: readonly Item[]) => Item;
}

export function makeRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { next, below, pick: (list) => list[below(list.length)] as (typeof list)[number] };
}
