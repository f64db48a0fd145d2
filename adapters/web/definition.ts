import { z } from "zod";
import { defineAdapter } from "../../src/chat/define-adapter.ts";
import { systemClock } from "../../src/time/clock.ts";

export const web = defineAdapter({
  name: "web",
  title: "Web",
  turnedOnBy: "WEB=on",
  settings: {
    WEB: z.enum(["on", "off"]).default("off").meta({
      description:
        "on shows trending, search and papers on a page for anybody, and as feeds; see docs/web.md",
    }),
  },
  needs: [{ name: "WEB", is: "on", groups: [["PORT", "PUBLIC_URL"]], page: "docs/web.md" }],
  isOn: ({ WEB }) => WEB === "on",
  create: async (_, { publicUrl, waysIn }) => {
    if (!publicUrl)
      throw new Error("Settings that need each other are read together or not at all.");
    const { createWebAdapter } = await import("./web-adapter.ts");
    return createWebAdapter({ publicUrl, waysIn, clock: systemClock });
  },
});
