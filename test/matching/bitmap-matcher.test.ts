import { createBitmapMatcher } from "../../src/matching/bitmap-matcher.ts";
import { matcherContract } from "../contracts/matcher.ts";

matcherContract("the bitmap matcher", (like) => createBitmapMatcher({ like: () => like }));
