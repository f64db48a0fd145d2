import { placeOf } from "../../../src/chat/place.ts";
import { describeAdapter } from "../../contracts/adapter.ts";
import { openWeb } from "./open-web.ts";

describeAdapter(
  "web",
  async () => {
    const { adapter, url, close } = await openWeb();
    const asked: Promise<void>[] = [];
    let shown = "";
    const read = async (path: string) => {
      const page = await (await fetch(url + path)).text();
      shown += page.slice(page.indexOf("<main"));
    };
    return {
      adapter: {
        ...adapter,
        stop: async (hurry) => {
          await adapter.stop(hurry);
          await Promise.allSettled(asked);
        },
      },
      place: placeOf("web", "page"),
      gone: placeOf("web", "page"),
      say: (line) => {
        const query = line.replace(/^search /u, "");
        asked.push(read(`/search?${new URLSearchParams({ q: query })}`));
      },
      shown: () => shown,
      close,
    };
  },
  ["routes"],
  { posts: "A page belongs to no channel, and shows what it is asked for." },
);
