import { crc32 } from "node:zlib";
import { say } from "./each.ts";

const sum = crc32("abc");
say(`abc: ${sum}; no bytes behind it: ${crc32(new Uint8Array(new ArrayBuffer(0)), sum)}`);
