import { packMessage } from "../../src/ledger/pack-messages.ts";
import { type SeenPaper, type SeenPapers, seenPapers } from "../../src/ledger/seen-papers.ts";
import type { PaperId } from "../../src/paper/id.ts";

/** Papers that a channel was sent, each in a message of its own. */
export function seenOf(papers: Readonly<Record<PaperId, SeenPaper>>): SeenPapers {
  const sent = Object.entries(papers).map(([id, seen]) =>
    packMessage({ ...seen, papers: [id as PaperId] }),
  );
  return seenPapers(Buffer.concat(sent));
}

/** The same by id, to compare with. */
export function papersSeen(
  seen: Pick<SeenPapers, "entries"> | undefined,
): Readonly<Record<string, SeenPaper>> {
  return Object.fromEntries(seen?.entries() ?? []);
}
