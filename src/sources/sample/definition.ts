import { defineSource } from "../define-source.ts";
import { createSample } from "./sample.ts";

export const sample = defineSource({
  name: "sample",
  title: "Sample papers",
  nearness: 2,
  alone: "which needs no network and is kept in memory",
  settings: {},
  create: () => createSample(),
});
