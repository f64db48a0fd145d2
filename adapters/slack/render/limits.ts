/**
 * What Slack accepts, in characters as it counts them.
 * https://docs.slack.dev/reference/block-kit/blocks
 * https://docs.slack.dev/reference/block-kit/block-elements
 * https://docs.slack.dev/reference/block-kit/composition-objects
 * https://docs.slack.dev/reference/views
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /**
     * Of all blocks together: not documented, and refused as `msg_blocks_too_long`; see
     * https://github.com/slackapi/bolt-js/issues/2509
     */
    size: 12_000,
    text: 4_000,
  },
  view: { blocks: 100, title: 24, button: 24, metadata: 3_000, id: 255 },
  header: 150,
  section: 3_000,
  context: 2_000,
  actions: 25,
  /** `action_id` and `block_id`. */
  id: 255,
  button: { label: 75, accessibility: 75, value: 2_000, url: 3_000 },
  image: { url: 3_000, alt: 2_000 },
  input: { label: 2_000, placeholder: 150, value: 3_000 },
  select: { options: 100, label: 75, value: 150 },
} as const;

/**
 * What this renderer gives to a part of a message, as it stands in the JSON that is sent, so that
 * the largest item fits into a message of its own. A title, for example, is cut there and ends in "…".
 */
export const SHARES = {
  summary: 500,
  title: 700,
  meta: 500,
  byline: 250,
  body: 1_200,
  alt: 300,
  /** Of a link, a button or a picture. */
  url: 500,
  /** The words of a link in a text that goes on in another block. */
  link: 700,
  /** A note, or a text; longer ones go on in another block, */
  note: 1_800,
  text: 2_800,
  /** up to here; the rest is cut. */
  longText: 30_000,
  /** Actions of one item or block; those of a block go on in another. */
  actions: 10,
} as const;
