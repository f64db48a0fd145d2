import { type Post, postMessage } from "./post-message.ts";
import type { PostDeps } from "./send-message.ts";

const REMEMBERED = 10_000;

/**
 * Posts, and answers a delivery this process has posted already with the message it made. Slack has no
 * such memory of its own: after a restart, or when an answer was lost, a post may show twice.
 */
export function createPostOnce(deps: PostDeps): (post: Post) => Promise<string> {
  const posted = new Map<string, Promise<string>>();
  return (post) => {
    const key = [post.place, post.deliveryId, post.under, post.asLine].join(" ");
    const before = posted.get(key);
    if (before) return before;
    const sending = postMessage(deps, post);
    posted.set(key, sending);
    sending.catch(() => posted.delete(key));
    const [oldest] = posted.size > REMEMBERED ? posted.keys() : [];
    if (oldest !== undefined) posted.delete(oldest);
    return sending;
  };
}
