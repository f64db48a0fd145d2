import { OperatorError } from "../errors.ts";
import type { Documents } from "./documents.ts";

/** Owner and key of the document that says where all of this was moved to, in words; none while it is here. */
export const MOVED = { owner: "moved", key: "to" } as const;

/**
 * What was moved away stays as it was then, and nobody may go on with it by mistake.
 * @throws OperatorError
 */
export async function refuseMoved(moved: Documents, here: string, back: string): Promise<void> {
  const to = await moved.get(MOVED.key);
  if (to === undefined) return;
  throw new OperatorError(
    `What ${here} remembered was moved to ${String(to)}, and goes on there. ${back}`,
  );
}
