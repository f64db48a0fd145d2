export interface TogetherDeps<Item, Answer> {
  /** Does what is asked for together, and tells what came of each. */
  readonly run: (items: readonly Item[]) => Promise<(item: Item) => Answer>;
  /** How many of those that wait go together, from the first; at least one. */
  readonly take: (waiting: readonly Item[]) => number;
  /** Begun with each run and waited for before the next, so that more come together. Who comes alone waits for nothing. */
  readonly rest?: () => Promise<void>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly done: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

interface State<Item, Answer> extends TogetherDeps<Item, Answer> {
  readonly waiting: Waiting<Item, Answer>[];
  isRunning: boolean;
}

/** Does together what many ask for one by one; what fails, fails for all that went together. */
export function doTogether<Item, Answer>(
  deps: TogetherDeps<Item, Answer>,
): (item: Item) => Promise<Answer> {
  const state: State<Item, Answer> = { ...deps, waiting: [], isRunning: false };
  return (item) =>
    new Promise((done, failed) => {
      state.waiting.push({ item, done, failed });
      if (!state.isRunning) void runAll(state);
    });
}

async function runAll<Item, Answer>(state: State<Item, Answer>): Promise<void> {
  const { run, take, rest, waiting } = state;
  state.isRunning = true;
  // Those that are asked for in the same turn of the loop go together.
  await Promise.resolve();
  while (waiting.length > 0) {
    const rested = rest?.();
    await runSome(run, waiting.splice(0, take(waiting.map(({ item }) => item))));
    await rested;
  }
  // In the same turn as the look at who waits, so that nobody comes between the two.
  state.isRunning = false;
}

async function runSome<Item, Answer>(
  run: TogetherDeps<Item, Answer>["run"],
  batch: readonly Waiting<Item, Answer>[],
): Promise<void> {
  try {
    const answerOf = await run(batch.map(({ item }) => item));
    for (const { item, done } of batch) done(answerOf(item));
  } catch (error) {
    for (const { failed } of batch) failed(error);
  }
}
