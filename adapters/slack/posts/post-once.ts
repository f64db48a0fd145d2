import { createOnceByKey } from "../../../src/collections/once-by-key.ts";
import { type Post, postMessage } from "./post-message.ts";
import type { PostDeps } from "./send-message.ts";

const REMEMBERED = 10_000;

/**
 * Posts, and answers a delivery this process has posted already with the message it made. Slack has no
 * such memory of its own: after a restart, or when an answer was lost, a post may show twice.
 */
export function createPostOnce(deps: PostDeps): (post: Post) => Promise<string> {
  const once = createOnceByKey<string>(REMEMBERED);
  return (post) => {
    const key = [post.place, post.deliveryId, post.under, post.asLine].join(" ");
    return once(key, () => postMessage(deps, post));
  };
}
