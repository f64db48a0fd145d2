import { table } from "./table.ts";

/** Commands that stand for one character, from the lists of amssymb and of plain TeX. */
export const symbols = table(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
  kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
  varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω digamma ϝ
  Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
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
  lt < gt > less < lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶
  sim ~ simeq ≃ backsim ∽ approx ≈ approxeq ≊ thickapprox ≈ thicksim ~ cong ≅ equiv ≡
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
  twoheadrightarrow ↠ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ multimap ⊸ circlearrowright ↻
  nrightarrow ↛ nRightarrow ⇏ dashrightarrow ⇢ leftrightarrows ⇆ curvearrowright ↷ restriction ↾ upharpoonright ↾
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ surd √ prime ′ backprime ‵ degree °
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] llbracket ⟦ rrbracket ⟧
  vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ backslash \\
  slash /
  ldots … dots … cdots … dotsc … dotsb … dotsm … hdots … vdots ⋮ ddots ⋱
  Box □ square □ blacksquare ■ qed ∎ lozenge ◊ blacklozenge ⧫ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠
  lparen ( rparen ) origof ⊶ imageof ⊷ cdotp · centerdot · dotplus ∔ boxminus ⊟ circleddash ⊝ circledast ⊛ circledcirc ⊚ circledS Ⓢ circledR ®
  llangle ⟪ rrangle ⟫ lgroup ⟮ rgroup ⟯ lmoustache ⎰ rmoustache ⎱ lBrack ⟦ rBrack ⟧ lParen ⦅ rParen ⦆
  Cap ⋒ Cup ⋓ doublecap ⋒ doublecup ⋓ curlywedge ⋏ curlyvee ⋎ doublebarwedge ⩞ divideontimes ⋇
  leftthreetimes ⋋ rightthreetimes ⋌ bigtriangleup △ bigtriangledown ▽ bigsqcap ⨅ interleave ⫴
  lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lvertneqq ≨ gvertneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉ gnapprox ⪊ nleqq ≰ ngeqq ≱
  nleqslant ≰ ngeqslant ≱ eqslantless ⪕ eqslantgtr ⪖ lesseqgtr ⋚ gtreqless ⋛ lesseqqgtr ⪋ gtreqqless ⪌
  gtrless ≷ llless ⋘ gggtr ⋙ precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸ precneqq ⪵ succneqq ⪶
  precnsim ⋨ succnsim ⋩ precnapprox ⪹ succnapprox ⪺ npreceq ⋠ nsucceq ⋡ eqsim ≂ backsimeq ⋍ bumpeq ≏ Bumpeq ≎
  doteqdot ≑ Doteq ≑ risingdotseq ≓ fallingdotseq ≒ eqcirc ≖ circeq ≗ subseteqq ⫅ supseteqq ⫆ supsetneqq ⫌
  nsubseteqq ⊈ nsupseteqq ⊉ varsubsetneq ⊊ varsupsetneq ⊋ notni ∌ shortmid | shortparallel ∥ nshortmid ∤
  nshortparallel ∦ smallsmile ⌣ smallfrown ⌢ backepsilon ∍ nVdash ⊮ nVDash ⊯ mapsfrom ↤ Colon ∷ dblcolon ∷
  coloncolon ∷ colonequals ≔ equalscolon ≕ vcentcolon : ratio : vartriangleleft ⊲ vartriangleright ⊳
  trianglelefteq ⊴ trianglerighteq ⊵ ntriangleleft ⋪ ntriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭
  blacktriangle ▲ blacktriangledown ▼ blacktriangleleft ◀ measuredangle ∡ sphericalangle ∢ diagup ╱ diagdown ╲
  Finv Ⅎ Game ⅁ gimel ℷ daleth ℸ varkappa ϰ coppa ϟ stigma ϛ sampi ϡ
  nleftarrow ↚ nLeftarrow ⇍ nleftrightarrow ↮ nLeftrightarrow ⇎ Updownarrow ⇕ leftharpoondown ↽
  rightharpoondown ⇁ upharpoonleft ↿ downharpoonleft ⇃ downharpoonright ⇂ leftleftarrows ⇇ upuparrows ⇈
  downdownarrows ⇊ rightleftarrows ⇄ twoheadleftarrow ↞ leftarrowtail ↢ looparrowleft ↫ looparrowright ↬
  curvearrowleft ↶ circlearrowleft ↺ Lsh ↰ Rsh ↱ Lleftarrow ⇚ Rrightarrow ⇛ leftrightsquigarrow ↭
  dashleftarrow ⇠ leftsquigarrow ⇜ Mapsto ⤇ shortrightarrow → shortleftarrow ← lightning ↯
  intop ∫ smallint ∫ oiint ∯ oiiint ∰ idotsint ∫ dotsi … dotsx … dotso … iddots ⋰ adots ⋰ mathellipsis …
  permil ‰ permille ‰ perthousand ‰ percent % degreeCelsius °C celsius °C arcdeg ° degr ° arcmin ′ arcsec ″
  farcs .″ farcm .′ fdg .° farcd .° micron µm micro µ angstrom Å Angstrom Å sun ☉ earth ⊕ female ♀ male ♂ neptune ♆
  iiiint ⨌ Nearrow ⇗ Searrow ⇘ Swarrow ⇙ Nwarrow ⇖ nsubset ⊄ nsupset ⊅ eqcolon ≕ Coloneqq ⩴ questeq ≟ nequiv ≢
  nsimeq ≄ napprox ≉ dprime ″ trprime ‴ updownarrows ⇅ longmapsfrom ⟻ fatsemi ⨟ Lbag ⟅ Rbag ⟆ boxslash ⧄ lrtimes ⋈
  circlearrow ↻ rightangle ∟ hash # astrosun ☉ mercury ☿ venus ♀ mars ♂ jupiter ♃ saturn ♄ uranus ♅ pluto ♇
  leftmoon ☾ rightmoon ☽ CheckedBox ☑ Checkedbox ☑ XBox ☒ Square ☐ Circle ○ CIRCLE ● LEFTcircle ◐ RIGHTcircle ◑
  diameter ⌀ phone ☎ hexagon ⬡ pentagon ⬠ pentagram ⛤ smiley ☺ frownie ☹ eighthnote ♪ twonotes ♫ recipe ℞
  checkmark ✓ cmark ✓ xmark ✗ maltese ✠ natural ♮ sharp ♯ flat ♭ P ¶ copyright ©
  lq ‘ rq ’ ldq “ rdq ”
  over / Bbbk 𝕜 complement ∁ mho ℧ eth ð intercal ⊺ barwedge ⊼ between ≬ pitchfork ⋔ smile ⌣ frown ⌢
  lessdot ⋖ gtrdot ⋗ curlyeqprec ⋞ curlyeqsucc ⋟ ngeq ≱ nleq ≰ nless ≮ ngtr ≯ nsim ≁ ncong ≇ nprec ⊀ nsucc ⊁
`);

/** Letters of other alphabets, which eat the space that ends their name. */
export const letters = table(`
  ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ
`);
