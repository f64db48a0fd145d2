import { button } from "../../chat/button.ts";
import type { Message } from "../../chat/message.ts";
import type { Digest } from "../../digest/digest.ts";
import { coverageSentences, type Gaps } from "../words/coverage.ts";
import { type DigestHeading, digestMessage } from "./digest-message.ts";

export interface PreviewState extends Pick<Gaps, "searched"> {
  readonly mayPost: boolean;
  /** Why it could not be posted, in a sentence. */
  readonly obstacle?: string | undefined;
}

/** The next digest as it would be posted now, for one reader. */
export function digestPreviewMessage(
  digest: Digest,
  heading: DigestHeading,
  { mayPost, obstacle, searched }: PreviewState,
): Message {
  const { summary, blocks } = digestMessage(digest, heading);
  const note = { kind: "note", text: "A preview: nothing has been posted." } as const;
  const missing = coverageSentences({ searched }).map(
    (words) => ({ kind: "text", text: `${words} Papers like another may be missing.` }) as const,
  );
  const why = { kind: "text", text: `It could not be posted. ${obstacle}` } as const;
  const post = { kind: "actions", actions: [button("Post it now", "digest.post")] } as const;
  return {
    summary: `Preview. ${summary}`,
    blocks: [
      note,
      ...missing,
      ...(obstacle ? [why] : []),
      ...blocks,
      ...(mayPost && !obstacle && !digest.empty ? [post] : []),
    ],
  };
}
