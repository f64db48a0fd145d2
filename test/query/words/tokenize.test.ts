import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStopWord, tokenize, tokensOfWords, wordsOf } from "../../../src/query/words/tokenize.ts";
import { hostileStrings } from "../../fakes/chat/hostile-strings.ts";
import { typed } from "../arbitrary-query.ts";

describe("tokenize", () => {
  it.each([
    [
      "compounds fall into their pieces",
      "Diffusion-Policies, text-to-image",
      "diffus polici text to imag",
    ],
    [
      "a model's version is the same with and without a hyphen",
      "GPT-4 gpt4 LLaMA2",
      "gpt 4 gpt 4 llama 2",
    ],
    [
      "a letter and a number are one token however joined",
      "3D 3-D R1 R-1 $L_{2}$ L₂ 70B",
      "3d 3d r1 r1 l2 l2 70b",
    ],
    [
      "languages named with symbols keep them as letters",
      "C++ C# c++17 C/C++",
      "cpp csharp cpp 17 c cpp",
    ],
    ["a possessive ending is dropped", "the model's models' O’Brien", "the model model obrien"],
    [
      "accents, ligatures and width do not count",
      "Müller Łukasz Weiß ﬁne ｆｕｌｌ",
      "muller lukasz weiss fine full",
    ],
    ["each ideograph and syllable is a token", "扩散 policy がギ 모델", "扩 散 polici が ギ 모 델"],
    ["a Greek letter on its own is its name", "β-VAE π0 λ αβγ", "beta vae pi 0 lambda αβγ"],
    [
      "LaTeX leaves what it shows",
      '$\\mathcal{O}(n^2)$ \\alpha \\textbf{bold} Schr\\"odinger',
      "o n2 alpha bold schroding",
    ],
    [
      "short forms are singular, in capitals and without",
      "LLMs llms GPUs gpus KPIs VLA VLAs GPs C2RPQs GPS this plus",
      "llm llm gpu gpu kpi vla vla gp c2rpq gps this plus",
    ],
    [
      "one spelling stands for both",
      "optimisation optimization colour color analyse analyze centre catalogue grey labelled",
      "optimis optimis color color analyz analyz center catalog gray label",
    ],
    [
      "a plural without a rule is its singular",
      "matrices hypotheses phenomena nuclei formulae children lenses",
      "matrix hypothesi phenomenon nucleus formula child lens",
    ],
    [
      "what stands for a word between two is the word",
      "text2image Sim2Real YOLOv8 YOLO-v8 data sets H2O",
      "text to imag sim to real yolo v8 yolo v8 dataset h2o",
    ],
    [
      "a prefix belongs to what it stands before",
      "non-linear non linear Nonlinearity pre-trained pretraining pre- and post-training",
      "nonlinear nonlinear nonlinear pretrain pretrain pre and post train",
    ],
    ["invisible characters do not split a word", "zero\u200bwidth so\u00adft", "zerowidth soft"],
  ])("%s", (_, text, tokens) => {
    expect(tokenize(text).join(" ")).toBe(tokens);
  });

  it("takes a radical alone for a symbol, not for a word", () => {
    expect(tokenize("⺀ 水⺡")).toEqual(["水"]);
  });

  it("gives letters and digits only, 64 at most, for every text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      typed,
      fc.constantFrom(...Object.values(hostileStrings)),
    );
    fc.assert(
      fc.property(text, (any) => {
        for (const token of tokenize(any)) {
          expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(token.length).toBeLessThanOrEqual(64);
        }
      }),
    );
  });

  it("takes its short way to the same tokens for every text", () => {
    const ascii = fc.string({ unit: "binary-ascii", maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(ascii, typed), (text) => {
        expect(tokenize(text)).toEqual(tokensOfWords(wordsOf(text)));
      }),
    );
  });

  it("reads on where it was after a word that is longer written out", () => {
    expect(tokenize("C# is fine")).toEqual([...tokenize("C#"), "is", "fine"]);
    expect(tokenize("A#\t\u0000")).toEqual(tokenize("A#"));
  });

  it("forgets words when it has seen too many, and still stems them alike", () => {
    const words = Array.from(
      { length: 60_000 },
      (_, n) => `q${n.toString(26).replace(/\d/g, "z")}ings`,
    );
    const [first = ""] = words;
    const before = tokenize(first);
    tokenize(words.join(" "));
    expect(tokenize(first)).toEqual(before);
  });

  it("cuts a word of 10,000 letters", () => {
    expect(tokenize("x".repeat(10_000))).toEqual(["x".repeat(64)]);
    expect(tokenize("é".repeat(10_000))).toEqual(["e".repeat(64)]);
  });
});

describe("isStopWord", () => {
  it("knows common words by their tokens", () => {
    expect(tokenize("The was this with of").every(isStopWord)).toBe(true);
    expect(tokenize("diffusion new no learning").some(isStopWord)).toBe(false);
  });
});
