import { describe, expect, it } from "vitest";
import { readableLatex } from "../../../src/paper/latex/readable-latex.ts";

const raw = String.raw;

describe("readableLatex", () => {
  it.each([
    [raw`G\"odel, Poincar{\'e}, \v{S}id\'{a}k, Erd\H{o}s`, "Gödel, Poincaré, Šidák, Erdős"],
    [
      raw`na\"{\i}ve, Cram\' er, Fran\c cois, \'Elie, pi\~{n}ata`,
      "naïve, Cramér, François, Élie, piñata",
    ],
    [raw`\L{}ukasz, Stra\ss e, \O rsted, {\AA}ngstr\"om`, "Łukasz, Straße, Ørsted, Ångström"],
    [raw`\~{} and \^{}`, "~ and ^"],
  ])("sets accents: %s", (text, plain) => {
    expect(readableLatex(text).normalize("NFC")).toBe(plain);
  });

  it.each([
    [raw`$\alpha$, $\Delta x$, $\lambda + 1$`, "α, Δx, λ + 1"],
    [raw`$x\to \infty$ and $x \to \infty$`, "x→∞ and x → ∞"],
    [raw`$\approx$6--9\% and $\sim$37\%`, "≈6–9% and ~37%"],
    [raw`$a\leq b$, $n \times n$, $x \not\in S$, $f'(x)$`, "a≤b, n × n, x ∉ S, f′(x)"],
    [raw`$\mathbb{R}^d$, $\mathbb R$, $\mathcal{X}$, $f={\cal O}(n)$`, "ℝᵈ, ℝ, 𝒳, f=𝒪(n)"],
    [raw`$\mathcal{NP}$, $\mathbf{x}$, $\mathsf{NC}^1$, $\bm x$`, "NP, x, NC¹, x"],
    [
      raw`$x^2$, $x_i^{n+1}$, $10^{-3}$, CO$_2$, $90^\circ$, $x^*$`,
      "x², xᵢⁿ⁺¹, 10⁻³, CO₂, 90°, x*",
    ],
    [
      raw`$L_{\text{total}}$, $x_{i,j}$, $n^{1/2}$, $2^{o(n)}$, $x_{max}y$`,
      "L_total, x_(i,j), n^(1/2), 2^(o(n)), x_max y",
    ],
    [
      raw`$\frac{a}{b}$, $\frac12$, $\frac{n+1}{2}$, $\binom{n}{k}$`,
      "a/b, 1/2, (n+1)/2, (n choose k)",
    ],
    [raw`$\sqrt{n}$, $\sqrt[3]{n}$, $\sqrt{n+1}$`, "√n, ³√n, √(n+1)"],
    [
      raw`$n\log n$, $\log_2 n$, $\log\log n$, $O(\log(n))$`,
      "n log n, log₂ n, log log n, O(log(n))",
    ],
    [raw`$\operatorname{poly}(n)$, $a \bmod b$, $a\pmod{b}$`, "poly(n), a mod b, a(mod b)"],
    [raw`$\left\{0,1\right\}^n$, $\left.x\right|$, $|x|$, $\|x\|$`, "{0,1}ⁿ, x|, |x|, ‖x‖"],
    [raw`$\hat{x}$, $\bar x$, $\overline{AB}$, $\tilde{O}$`, "x̂, x̄, AB, Õ"],
    [raw`\(a+b\), \[c\], $$d$$, $a$$b$`, "a+b, c, d, ab"],
    [raw`\unicode{x3b1}, $p\,\mathrm{GeV}$, \alpha-helix`, "α, p GeV, α-helix"],
  ])("reads formulas: %s", (text, plain) => {
    expect(readableLatex(text).normalize("NFC")).toBe(plain.normalize("NFC"));
  });

  it.each([
    [raw`\textbf{Bold $x^2$ \emph{word}} and {\em this}`, "Bold x² word and this"],
    [raw`as in \cite{a,b}. \citep[p.~5]{c} So`, "as in.  So"],
    [
      raw`\href{https://a.org/~b}{Code} \url{https://a.org/x\_y--z~w}`,
      "Code https://a.org/x_y--z~w",
    ],
    [
      raw`work\footnote{Code: here.} and \textcolor{red}{red} \color{blue}text`,
      "work (Code: here.) and red text",
    ],
    [raw`R\&D, 5\%, \#1, \$5, a\_b, \{x\}`, "R&D, 5%, #1, $5, a_b, {x}"],
    [raw`{GPT}-4, {B}ayes, 10{,}000, x^{2}, CO_{2}`, "GPT-4, Bayes, 10,000, x², CO₂"],
    [raw`\LaTeX{} and \TeX\ are, \eg, old`, "LaTeX and TeX are, e.g., old"],
    [raw`\begin{itemize} \item One \item Two \end{itemize}`, " • One • Two "],
    [raw`2\textsuperscript{nd} H\textsubscript{2}O`, "2ⁿᵈ H₂O"],
    [raw`\mymacro{kept} and $\mymacro x$`, "kept and mymacro x"],
  ])("reads text: %s", (text, plain) => {
    expect(readableLatex(text)).toBe(plain);
  });

  it.each([
    ["``double'' and `single' quotes", "“double” and ‘single’ quotes"],
    ["''straight pairs'' and 5''", "“straight pairs” and 5''"],
    [
      "one -- two---three, 6--9, --flag, https://a--b.org",
      "one – two—three, 6–9, --flag, https://a--b.org",
    ],
    [
      "Fig.~3, et al.~[1], Section~5, 8~GB, a~graph",
      "Fig. 3, et al. [1], Section 5, 8 GB, a graph",
    ],
    ["~37%, X~N(0, 1), 3~5, example.org/~name", "~37%, X~N(0, 1), 3~5, example.org/~name"],
  ])("sets type: %s", (text, plain) => {
    expect(readableLatex(text)).toBe(plain);
  });

  it.each([
    "It costs $5 and $10 per day.",
    "From $3M ($4M) to $5-$6, or US$7.",
    "between $1,000 (low) and 2000$ per year",
    raw`C:\Users\name, \d+, \"quoted\", \n`,
    "{a, b}, {T}, snake_case, x^y, a_1",
    raw`unbalanced \textbf{ and $x and \frac`,
    raw`\ours beats \method`,
    "a lone ' and ` and a```fence```",
  ])("leaves as it is: %s", (text) => {
    expect(readableLatex(text)).toBe(text);
  });

  it.each([
    "{",
    "}",
    "$",
    "\\",
    "\\frac{",
    "\\frac{}",
    "\\hat",
    '\\"{',
    "\\sqrt[",
    "$x^{",
    "``",
    "''a",
    "--",
    "a~",
    "\\text{$",
    "{\\em ",
    "\\cite[",
    "\\newcommand{",
    "\\unicode{x",
    "$5 and ",
    "\\href{a}{",
    "\\(",
  ])("reads 100,000 characters of %j, closed or not", (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(readableLatex(text).length).toBeLessThanOrEqual(2 * text.length);
    expect(readableLatex(text + "}".repeat(50_000)).length).toBeLessThanOrEqual(2 * text.length);
  });
});
