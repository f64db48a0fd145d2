import { XMLParser } from "fast-xml-parser";
import { say } from "./each.ts";

const ENTRY = "<entry><title>One</title></entry>";
const parser = new XMLParser();
for (const xml of [`<feed>${ENTRY}<entry><title>Tw`, `${ENTRY}</feed>`, "Not found"])
  say(`${xml} → ${JSON.stringify(parser.parse(xml))}`);
