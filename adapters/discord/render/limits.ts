/**
 * What Discord accepts, in UTF-16 units where it counts characters.
 * https://docs.discord.com/developers/components/reference
 * https://docs.discord.com/developers/resources/message
 */
export const LIMITS = {
  /** Components of a message, nested ones included. */
  components: 40,
  /** Text displays of a message, together and with their markup. */
  text: 4_000,
  customId: 100,
  row: { buttons: 5 },
  button: { label: 80, url: 512 },
  select: { options: 25, label: 100, description: 100, placeholder: 150 },
  media: { url: 2_048, description: 1_024 },
  /** A file's name here, and the bytes of all files of a message where nobody boosts. */
  file: { name: 80, bytes: 10 * 1_024 * 1_024 },
  files: 10,
  modal: {
    title: 45,
    fields: 5,
    label: 45,
    value: 4_000,
    placeholder: 100,
    options: 25,
    option: 100,
  },
} as const;

/**
 * What this renderer gives to a part of a message, markup included, so that the largest item fits
 * into a message of its own. A title, for example, is cut there and ends in "…".
 */
export const SHARES = {
  heading: 500,
  title: 1_000,
  meta: 800,
  byline: 200,
  body: 1_700,
  /** Addresses that cannot be linked, of one row of actions. */
  labels: 200,
  /** A longer text is continued in the next message, */
  text: 3_800,
  /** up to here; the rest is cut. */
  longText: 20_000,
  /** Actions of one item or block; those of a block go on in another. */
  actions: 25,
} as const;
