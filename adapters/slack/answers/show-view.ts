import type { ModalView } from "@slack/types";
import type { Workspace } from "../workspaces/workspace.ts";

/** How a view comes before somebody's eyes. */
export type Opening =
  | { readonly how: "open" | "push"; readonly triggerId: string }
  /** In the place of one that is there. */
  | { readonly how: "update"; readonly viewId: string };

/**
 * Shows a view, and answers its id. A trigger is good once, for 3 seconds.
 *
 * @throws when Slack refuses it
 */
export async function showView(
  { posts, reads }: Workspace,
  opening: Opening,
  view: ModalView,
): Promise<string | undefined> {
  switch (opening.how) {
    case "open":
      return (await posts.views.open({ trigger_id: opening.triggerId, view })).view?.id;
    case "push":
      return (await posts.views.push({ trigger_id: opening.triggerId, view })).view?.id;
    case "update":
      return (await reads.views.update({ view_id: opening.viewId, view })).view?.id;
    default:
      return opening satisfies never;
  }
}
