import { button } from "../../chat/button.ts";
import type { Message } from "../../chat/message.ts";
import type { Digest } from "../../digest/digest.ts";
import { type DigestHeading, digestMessage } from "./digest-message.ts";

/** The next digest as it would be posted now, for one reader. */
export function digestPreviewMessage(
  digest: Digest,
  heading: DigestHeading,
  { mayPost, obstacle }: { readonly mayPost: boolean; readonly obstacle?: string | undefined },
): Message {
  const { summary, blocks } = digestMessage(digest, heading);
  const note = { kind: "note", text: "A preview: nothing has been posted." } as const;
  const why = { kind: "text", text: `It could not be posted. ${obstacle}` } as const;
  const post = { kind: "actions", actions: [button("Post it now", "digest.post")] } as const;
  return {
    summary: `Preview. ${summary}`,
    blocks: [
      note,
      ...(obstacle ? [why] : []),
      ...blocks,
      ...(mayPost && !obstacle && !digest.empty ? [post] : []),
    ],
  };
}
