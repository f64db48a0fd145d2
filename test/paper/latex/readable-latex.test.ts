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
    [raw`5\textpertenthousand, \textsterling 5, 3\textdiv 4, \textinterrobang`, "5‱, £5, 3÷4, ‽"],
    [raw`\textGamma-ray, \textomega, \textvarphi, \textgreek{abg}`, "Γ-ray, ω, φ, αβγ"],
    [raw`$\upbeta$, $\Upgamma$, $\varSigma$, $\Epsilon$, $\mathsterling$`, "β, Γ, Σ, Ε, £"],
    [raw`$\lneqq$, $\curlyvee$, $\circledast$, $\nVdash$, $\Cap$`, "≨, ⋎, ⊛, ⊮, ⋒"],
    [
      raw`5\textperthousand of, X\textregistered is, 45\textdegree C, the users\textquotesingle words`,
      "5‰ of, X® is, 45°C, the users' words",
    ],
    [
      raw`don\textquoteright t, we\textquoteright ve, \textquotedblleft so\textquotedblright{} is, \textmu mol`,
      "don’t, we’ve, “so” is, µmol",
    ],
    [raw`\ding{51} \ding{55} \ding{182} \textcircled{3}`, "✓ ✗ ❶ ③"],
    [raw`\SI{5}{\micro\second}, \num{1.5}, \ang{30}, \qty{2}{\percent}`, "5 µs, 1.5, 30°, 2 %"],
    [raw`$2\farcm5$, $3\fdg1$, M$_\oplus$, R$_\odot$, $x_\oplus$`, "2.′5, 3.°1, M⊕, R⊙, x_⊕"],
  ])("keeps every sign: %s", (text, plain) => {
    expect(readableLatex(text).normalize("NFC")).toBe(plain.normalize("NFC"));
  });

  it.each([
    [raw`f: X \t{o} Y, \t{oo}, \b{several words}`, "f: X → Y, oo, several words"],
    [raw`\b{eta}, \c{dot}, \t{heta}, \d{elta}1, \l{ambda}`, "β, ·, θ, δ1, λ"],
    [raw`\v{arphi}, \r{ightarrow}, \c{irc}, \u{psilon}`, "φ, →, ∘, υ"],
    [raw`\d{h}, \v{Sa}, \r{a}, \c{c}, \k{a}`, "ḥ, Ša, å, ç, ą"],
  ])("tells a command that arXiv damaged from an accent: %s", (text, plain) => {
    expect(readableLatex(text).normalize("NFC")).toBe(plain);
  });

  it.each([
    [raw`M{\"}uller, {\v}s, {\'}{e}, \"{}o, \c{}c, r\^{}ole`, "Müller, š, é, ö, ç, rôle"],
    [raw`10\^{}5, /\~{}name, \~5, x\^2, \~{\^e}`, "10^5, /~name, ~5, x^2, ễ"],
    [
      raw`\"one two\" and \'three\', 5\" wide, \"A \& B\", \"Uber, na\"ive`,
      '"one two" and \'three\', 5" wide, "A & B", Über, naïve',
    ],
  ])("tells accents from signs: %s", (text, plain) => {
    expect(readableLatex(text).normalize("NFC")).toBe(plain);
  });

  it.each([
    [raw`{A Title of {GPT} as a Whole}`, "A Title of GPT as a Whole"],
    [raw`{Poincar\'e}, {\O}rsted, Moussa{ï}d, {\bf x}, {em y}`, "Poincaré, Ørsted, Moussaïd, x, y"],
    [raw`a method {based on rules} for all`, "a method based on rules for all"],
    [
      raw`{a, b}, {T}, {x_1, \ldots, x_n}, O(sqrt{n}log n), a {name} here`,
      "{a, b}, {T}, {x_1, …, x_n}, O(sqrt{n}log n), a {name} here",
    ],
    [
      raw`as in: {not a phrase} and <b> {nor this one}`,
      "as in: {not a phrase} and <b> {nor this one}",
    ],
  ])("takes away braces around words alone: %s", (text, plain) => {
    expect(readableLatex(text)).toBe(plain);
  });

  it.each([
    [raw`$\begin{cases}1,&x>0\\0,&x\leq 0\end{cases}$`, "{ 1, x>0; 0, x≤0"],
    [
      raw`$\begin{bmatrix}1&2\\3&4\end{bmatrix}$, $\begin{tabular}{lr}a&b\end{tabular}$`,
      "[1, 2; 3, 4], a, b",
    ],
    [raw`\begin{align*}a&=b\\c&=d\end{align*}`, "a =b c =d"],
    [raw`$\stackrel{d}{\to}$, $\underset{x}{\min}$, $\xrightarrow[n]{p}$`, "→ᵈ, minₓ, →p"],
    [
      raw`$|\log|x||$, $\|x_{max}\|$, $\left[ a \right]$, $\log^\ast n$`,
      "|log |x||, ‖x_max‖, [a], log∗ n",
    ],
    [
      raw`$\left| x \right|$, $\bigl( a, b \bigr)$, $\lceil n/2 \rceil - 1$, $\langle x \rangle$`,
      "|x|, (a, b), ⌈n/2⌉ - 1, ⟨x⟩",
    ],
    [raw`\begin{enumerate}[a] \item[(i)] one \item two \end{enumerate}`, " (i) one • two "],
    [raw`\makebox[1cm][l]{x}, \textcolor[rgb]{1,0,0}{y}, \resizebox{1cm}{!}{z}`, "x, y, z"],
    [
      raw`$x \text{if $y$ and $z$}$, \textbf{Cut before its end`,
      "x if y and z, Cut before its end",
    ],
    [
      raw`\unknowntext stays, 5\textunknown and \ding{999}`,
      raw`\unknowntext stays, 5\textunknown and 999`,
    ],
    [
      raw`\textunknown{5} stays, \mycommand{word} is read`,
      raw`\textunknown{5} stays, word is read`,
    ],
    [
      raw`{$L^2$} norms, {$a, b$}, Itô{} calculus, main{}`,
      "L² norms, {a, b}, Itô calculus, main{}",
    ],
    [raw`\EUR{5}, \EUR{}5, \textguillemotleft a\textguillemotright`, "€5, €5, «a»"],
    [raw`d\geq 2, 10\times faster, PI$\mu$ control`, "d≥2, 10× faster, PIμ control"],
  ])("builds what has a form: %s", (text, plain) => {
    expect(readableLatex(text)).toBe(plain);
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
    [
      "~37%, X~N(0, 1), X~Uniform(0, 1), x~y, Y~X, P(i)~i, 3~5, 4%~9%, F1 ~= 1, example.org/~name",
      "~37%, X~N(0, 1), X~Uniform(0, 1), x~y, Y~X, P(i)~i, 3~5, 4%~9%, F1 ~= 1, example.org/~name",
    ],
    [
      "Fe~II, C~IV, V~band, 5G~network, 7.9~%, (ii)~then, 2)~next, so:~this, cases~: one, x~=~1",
      "Fe II, C IV, V band, 5G network, 7.9 %, (ii) then, 2) next, so: this, cases : one, x = 1",
    ],
  ])("sets type: %s", (text, plain) => {
    expect(readableLatex(text)).toBe(plain);
  });

  it.each([
    "It costs $5 and $10 per day.",
    "From $3M ($4M) to $5-$6, or US$7.",
    "between $1,000 (low) and 2000$ per year",
    raw`C:\Users\name, \d+, \n`,
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
    "\\b{eta",
    '{\\"}',
    '\\"a',
    "\\begin{array}",
    "$\\begin{array}{l}&\\end{array}",
    "$\\text{$x$",
    "\\SI{",
    "A~",
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
