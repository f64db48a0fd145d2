import { describe, expect, it } from "vitest";
import { readableWithLostLatex } from "../../../src/sources/huggingface/lost-latex.ts";

describe("the LaTeX that Hugging Face's texts have lost", () => {
  it.each([
    ["A^2RD, SP^3: Priors, GUI-G^2 and 10^-4", "A²RD, SP³: Priors, GUI-G² and 10⁻⁴"],
    ["a 360^circ Panorama and 360^{circ} views", "a 360° Panorama and 360° views"],
    ["texttt{D}ual-texttt{H}ead and textbf{bold}", "Dual-Head and bold"],
    ["teal{Tool use}, black{a framework} that", "Tool use, a framework that"],
    ["8timesA800, 360^circtimes180^circ, SFTrightarrowDPO", "8×A800, 360°×180°, SFT→DPO"],
    ["mathcal{O}(n) and Calibrated (mathrm{Cal})", "𝒪(n) and Calibrated (Cal)"],
    ["1.6times to 3.8times, 256times256, 4{times}", "1.6× to 3.8×, 256×256, 4×"],
    ["a 2 times 2 table of 15timessim50times", "a 2 × 2 table of 15×~50×"],
    ["sim213K videos, {sim}0.3, in 1sim4 steps", "~213K videos, ~0.3, in 1~4 steps"],
    ["approx20%, {approx}0.2, leq6.9B, (leq 1K)", "≈20%, ≈0.2, ≤6.9B, (≤ 1K)"],
    ["0.73rightarrow0.90, A rightarrow B, +2%uparrow", "0.73→0.90, A → B, +2%↑"],
    ["0.117to0.598 and (pm1)", "0.117→0.598 and (±1)"],
    ["towards infty-LLMs, nabla^2DFT, varepsilon", "towards ∞-LLMs, ∇²DFT, ε"],
    ["pi_0 and pi_{0.5}, tau^2-bench, theta_GRPO", "π₀ and π_0.5, τ²-bench, θ_GRPO"],
    ["frames I_0 and x_t, R^* and v_t^top", "frames I₀ and xₜ, R* and vₜᵀ"],
    [
      "at https://a.example/b{https://a.example/b}, on the https://c.example{project page}.",
      "at https://a.example/b, on the project page (https://c.example).",
    ],
  ])("is put back: %s", (raw, text) => {
    expect(readableWithLostLatex(raw)).toBe(text);
  });

  it.each([
    "three times faster, hundreds of times, at times 2 of 3",
    "sim2real, a sim-to-real gap, in sim 5 of 9, from 1 to 3, 2to3",
    "alpha of 0.78, beta-VAE, tau2-bench, gamma-PO, a pi day",
    "snake_case, d_in, top_k, file_2, https://a.example/x_1/pi_0/sim5",
    "Code^N and word2vec, int4, 5pm, at 3pm, approx. 20%, GPT-4o",
    "a triangle, a rectangle, floor and ceiling, arrows, dots and languages",
    "a form {name} and {a, b}, f(x) in {0, 1}",
  ])("is not put where words are right: %s", (text) => {
    expect(readableWithLostLatex(text)).toBe(text);
  });

  it("is left alone where the text still has its own", () => {
    expect(readableWithLostLatex("by $3.8\\times$ in $\\mathcal{O}(n^{10})$ for \\$5")).toBe(
      "by 3.8× in 𝒪(n¹⁰) for $5",
    );
  });
});
