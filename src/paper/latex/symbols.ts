import { table } from "./table.ts";

/** Commands that stand for one character, from the lists of amssymb and of plain TeX. */
export const symbols = table(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
  kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
  varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω digamma ϝ
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  eps ε ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ partial ∂ nabla ∇ infty ∞
  emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ perp ⊥ angle ∠
  pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ bigstar ★ circ ∘ bullet • bigcirc ◯ diamond ⋄ Diamond ◇
  oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ boxplus ⊞ boxtimes ⊠ boxdot ⊡ ltimes ⋉ rtimes ⋊ Join ⋈ bowtie ⋈
  bigoplus ⨁ bigotimes ⨂ bigodot ⨀ wr ≀ amalg ⨿ dagger † ddagger ‡ dag † ddag ‡ setminus ∖
  smallsetminus ∖ cap ∩ cup ∪ bigcap ⋂ bigcup ⋃ uplus ⊎ biguplus ⨄ sqcap ⊓ sqcup ⊔ bigsqcup ⨆
  wedge ∧ land ∧ vee ∨ lor ∨ bigwedge ⋀ bigvee ⋁ veebar ⊻ triangle △ Delta Δ triangleq ≜
  vartriangle △ triangledown ▽ triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ blacktriangleright ▶
  leq ≤ le ≤ leqslant ≤ leqq ≦ geq ≥ ge ≥ geqslant ≥ geqq ≧ ll ≪ gg ≫ lll ⋘ ggg ⋙ neq ≠ ne ≠
  lt < gt > textless < textgreater > less < lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶
  sim ~ textasciitilde ~ simeq ≃ backsim ∽ approx ≈ approxeq ≊ thickapprox ≈ thicksim ~ cong ≅ equiv ≡
  propto ∝ varpropto ∝ asymp ≍ doteq ≐ coloneqq ≔ coloneq ≔ defeq ≔ eqqcolon ≕ colon :
  in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉ subsetneq ⊊
  subsetneqq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ sqsubset ⊏ sqsupset ⊐ Subset ⋐ Supset ⋑
  prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ mid | nmid ∤ parallel ∥ nparallel ∦
  vdash ⊢ dashv ⊣ vDash ⊨ models ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭ Vvdash ⊪ therefore ∴ because ∵
  to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔
  longleftrightarrow ⟷ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸
  Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
  mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leftharpoonup ↼
  rightleftharpoons ⇌ leftrightharpoons ⇋ rightrightarrows ⇉ rightsquigarrow ⇝ leadsto ⇝ rightarrowtail ↣
  twoheadrightarrow ↠ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ multimap ⊸ circlearrowright ↻ xrightarrow →
  nrightarrow ↛ nRightarrow ⇏ dashrightarrow ⇢ leftrightarrows ⇆ curvearrowright ↷ restriction ↾ upharpoonright ↾
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ surd √ prime ′ backprime ‵ degree °
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] llbracket ⟦ rrbracket ⟧
  vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ backslash \\
  textbackslash \\ slash / textbar | textbardbl ‖ textunderscore _ textasciicircum ^ textdollar $
  ldots … dots … cdots … dotsc … dotsb … dotsm … textellipsis … hdots … vdots ⋮ ddots ⋱ textbullet •
  Box □ square □ blacksquare ■ qed ∎ lozenge ◊ blacklozenge ⧫ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠
  checkmark ✓ cmark ✓ xmark ✗ maltese ✠ natural ♮ sharp ♯ flat ♭ S § P ¶ copyright © textcopyright ©
  textregistered ® texttrademark ™ pounds £ textsterling £ euro € texteuro € yen ¥ textdegree ° textmu µ
  textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
  textquotesingle ' lq ‘ rq ’ ldq “ rdq ” guillemotleft « guillemotright » textperiodcentered ·
  item • over / Bbbk 𝕜 complement ∁ mho ℧ eth ð intercal ⊺ barwedge ⊼ between ≬ pitchfork ⋔ smile ⌣ frown ⌢
  lessdot ⋖ gtrdot ⋗ curlyeqprec ⋞ curlyeqsucc ⋟ ngeq ≱ nleq ≰ nless ≮ ngtr ≯ nsim ≁ ncong ≇ nprec ⊀ nsucc ⊁
`);

/** Letters of other alphabets, which eat the space that ends their name. */
export const letters = table(`
  ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ
`);
