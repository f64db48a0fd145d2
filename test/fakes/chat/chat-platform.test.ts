import { systemClock } from "../../../src/time/clock.ts";
import { type AdapterSubject, describeAdapter } from "../../contracts/adapter.ts";
import { createChatPlatform } from "./chat-platform.ts";

const place = "fake:G1/C1";

/** The stand-in for every platform keeps the contract of every adapter. */
describeAdapter("fake platform's", open, ["find", "split", "repeatSafeMs", "pace"]);

function open(): AdapterSubject {
  const limits = { channel: { posts: 1_000, perMs: 1_000 } };
  const traits = { name: "fake", nonceMs: 60_000, canFind: true, limits };
  const platform = createChatPlatform(traits, systemClock);
  return {
    adapter: platform.connect(systemClock),
    place,
    gone: "fake:G1/gone",
    say: (line) => platform.say(place, line),
    shown() {
      const messages = [...platform.shown.map(({ message }) => message), ...platform.answers];
      return JSON.stringify(messages.map(({ blocks }) => blocks));
    },
  };
}
