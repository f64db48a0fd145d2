import type { HttpAnswer } from "../../../src/chat/adapter.ts";
import { wordsPage } from "./page.ts";

const ANEW =
  "To get a new link, give your address again where you gave it before: on the bot’s page, or in a chat as /papers inbox.";

/** The same for every link that is none, whatever it was made of, and for what is no more. */
export function wrongLinkPage(): HttpAnswer {
  return wordsPage(
    "This link does not work",
    [
      "It may have been cut when it was copied, or what it led to is erased. Take the whole link from the newest mail.",
      ANEW,
    ],
    404,
  );
}

export function usedLinkPage(): HttpAnswer {
  return wordsPage(
    "This link was used, or is over",
    [
      "A link that confirms works once, for two days. If you confirmed before, all is well: each mail has a link to what comes and when.",
      ANEW,
    ],
    410,
  );
}

export function otherSitePage(): HttpAnswer {
  return wordsPage(
    "Nothing was done",
    ["This came from another site’s page. Open the link in your mail, and press the button there."],
    403,
  );
}

export function unreadFormPage(): HttpAnswer {
  return wordsPage(
    "Nothing was done",
    ["What was sent is no form of this page. Open the link in your mail again."],
    400,
  );
}

export function notNowPage(): HttpAnswer {
  return wordsPage(
    "This cannot be done now",
    ["Nothing was lost. Please try again in a few minutes."],
    503,
  );
}
