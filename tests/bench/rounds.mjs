// Who does more a second: all take turns, so that a busy moment of the machine meets everyone.

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function seconds(work, count) {
  await work.ready?.();
  const start = performance.now();
  await work(count);
  return (performance.now() - start) / 1000;
}

/** How much of the work fills a turn, found by doing it: that is the warm-up, too. */
async function turnOf(work, turnSeconds) {
  let count = 1;
  for (;;) {
    const took = await seconds(work, count);
    if (took > turnSeconds / 2) return Math.max(1, Math.round((count * turnSeconds) / took));
    count = Math.ceil(count * Math.min(10, turnSeconds / Math.max(took, 1e-4)));
  }
}

/**
 * Rates of {name: work}, where work(count) does so many units, and may be asynchronous; work.ready(), where there is one, is
 * called before and not timed.
 * @returns {name: units a second, a number a round}
 */
export async function takeTurns(works, { rounds, turnSeconds }) {
  const entries = Object.entries(works);
  const counts = {};
  for (const [name, work] of entries) counts[name] = await turnOf(work, turnSeconds);
  const rates = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of entries) rates[name].push(counts[name] / (await seconds(work, counts[name])));
  }
  return rates;
}

/** A quantity in the rounds: the middle one, the least and the greatest. */
export const summary = (values) => ({ median: median(values), low: Math.min(...values), high: Math.max(...values) });

/** How many times as much a round, in each round. */
export const times = (rates, base) => summary(rates.map((rate, i) => rate / base[i]));
