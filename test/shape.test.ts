import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, root } from "./imports.ts";
import { longFunctions, spreadLiterals } from "./shape.ts";

/** What a screen shows at once. */
const CAP = 60;
const files = filesBelow("src", "adapters", "commands").map((file) => ({
  file,
  code: readFileSync(join(root, file), "utf8"),
}));

describe("a function", () => {
  it("fits in a glance, in every file", () => {
    const long = files.flatMap(({ file, code }) =>
      longFunctions(code, CAP).map(({ lines, at }) => `${file}:${at} has ${lines} lines`),
    );
    expect(long).toEqual([]);
  });

  it("is measured from its name to its last brace, inner ones too", () => {
    const code = "const a = () =>\n  function () {\n    return 1;\n  };\n";
    expect(longFunctions(code, 3)).toEqual([{ lines: 4, at: 1 }]);
    expect(longFunctions(code, 2)).toHaveLength(2);
  });
});

describe("an object", () => {
  it("is written out, and not spread where it is written, in every file", () => {
    const spread = files.flatMap(({ file, code }) =>
      spreadLiterals(code).map((at) => `${file}:${at}`),
    );
    expect(spread).toEqual([]);
  });

  it("that is spread where it is written is found, whatever the format", () => {
    expect(spreadLiterals("f({\n  ...{ a, b },\n  ...c,\n});")).toEqual([2]);
    expect(spreadLiterals("g([...(d), ... { e }])")).toEqual([1]);
  });
});
