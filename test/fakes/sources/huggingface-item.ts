/** An item of a daily list as the site sends it; the fields that tests look at. */
export interface FakeItem {
  readonly paper: {
    readonly id: string;
    readonly upvotes?: number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** A made-up item; `number` from 1 makes its id, title and votes. */
export function fakeItem(number: number, fields: Partial<FakeItem["paper"]> = {}): FakeItem {
  return {
    paper: {
      id: `2611.${String(number).padStart(5, "0")}`,
      authors: [
        { _id: "a1", name: `Ada Example ${number}`, hidden: false },
        { _id: "a2", name: "Bo Hidden", hidden: true },
      ],
      publishedAt: "2026-11-19T17:00:00.000Z",
      submittedOnDailyAt: "2026-11-23T00:00:00.000Z",
      title: `A made-up paper,\nnumber ${number}`,
      summary: `Made up for tests,\nnumber ${number}.`,
      upvotes: 1_000 - number,
      discussionId: `d${number}`,
      ...fields,
    },
    publishedAt: "2026-11-23T04:12:00.000Z",
    title: `A made-up paper, number ${number}`,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${number}.png`,
    numComments: number % 5,
  };
}
