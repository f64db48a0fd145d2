import { createNaiveMatcher } from "../../src/matching/naive-matcher.ts";
import { matcherContract } from "../contracts/matcher.ts";

matcherContract("the naive matcher", createNaiveMatcher);
