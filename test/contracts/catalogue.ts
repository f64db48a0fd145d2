import { describe } from "vitest";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import { runs } from "../runs.ts";
import { answersQuestions } from "./catalogue/answers.ts";
import { tellsChanges } from "./catalogue/changes.ts";
import { keepsToModel } from "./catalogue/histories.ts";
import { takesLists } from "./catalogue/lists.ts";
import { keepsSightings } from "./catalogue/sightings.ts";

/** What every catalogue does; `create` makes an empty one, `histories` is how many random ones are tried. */
export function catalogueContract(
  name: string,
  create: () => Catalogue,
  histories = runs(30),
): void {
  describe(name, () => {
    takesLists(create);
    tellsChanges(create);
    answersQuestions(create);
    keepsSightings(create);
    keepsToModel(create, histories);
  });
}
