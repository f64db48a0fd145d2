import { recentMemo } from "../../collections/recent-memo.ts";
import { fold } from "../words/fold.ts";
import { isStopWord } from "../words/tokenize.ts";

/** Whether a word typed without `author:` may be a person's: Jarmak and jarmak may, LLM and learning do not. */
export function mayBeName(word: string): boolean {
  return known(word, () => lookAt(word));
}

/** Topics and searches ask for the same words again and again. */
const known = recentMemo<string, boolean>(10_000);

function lookAt(word: string): boolean {
  if (word.length < 2 || COMMON.has(word) || !NAME.test(word)) return false;
  const folded = fold(word);
  if (isStopWord(folded)) return false;
  if (COMMON.has(folded)) return false;
  return word !== folded || !ENDINGS.test(folded);
}

/** Whether a word that stands alone may be: of those that are words as well, too many papers have an author. */
export function mayBeOnlyName(word: string): boolean {
  const folded = fold(word);
  return folded.length > 3 && !ALSO_WORDS.has(folded) && !ENDS_OF_WORDS.test(folded);
}

/** What surnames of many authors are, too, and what names of methods and laws are known for. */
const ALSO_WORDS = new Set(
  `abel archer august baker bang banks bayes becker bell berg best bird bishop bloom bond bose bowl brain
  branch brook brown bush butler butter case chain chase church clay coffee cook cool cross day dean dirac
  dong drake early east euler fair fall farmer fermi fields finder fischer fisher flood forest fourier
  fowler fox free french frost gabor gang gauss german gibbs gold good grant grave green hall hand hardy
  hart haus hawk hermit hill hilbert hong house hunter hunt ising jacobi jordan june kalman kelvin kerr
  king knight lamb lane laplace lake lang law lebesgue lemon linear ling lion little long love lovely lucky
  maker manning march mark markov marsh mason mercury miller mills moon moore moral morse moss mountain ning
  noble noether norm north nyquist page park parks parker peak peng ping planck planet poincare poisson pool
  porter post potter powers price pride pure quick rain ramsey ranger rich ridge riemann ring river rivers
  road rock root rose salt sand savage self sharp shen ship short silver small snow song south
  spring star stein stern stone storm story street strong summer sweet swift tang tong train turing turner
  valley victor viola wall walker ward waters weaver weber weil well west white wien wild will winter wise
  wolf wolfram wood woods worm yang young zeng`.split(/\s+/),
);

/** What few names end with, and most words of papers. */
const ENDS_OF_WORDS =
  /(?:ing|ings|ed|ly|al|ic|ical|ion|ions|ism|ist|ists|ives?|ers|ors|sis|graphy|gram|grams|logy|nomy|metry|ment|ments|ness|ty|ure|ures|ate|ates|ize|ise|less|ful|able|ible|ous|cy|ance|ence|ology|phism|onal|ics|gen|gens|ing|oid|oids|ene|ide|ides|ase|ases|tron|trons|ons|ae|ings|ects?|ents?|ants?)$/;

/** Letters, with hyphens or apostrophes between, but no acronym or several of one. */
const NAME = /^(?!\p{Lu}+$|\p{Lu}{2,}s$)\p{L}+(?:['’-]\p{L}+)*$/u;

/** What small letters end with only in words that are none. */
const ENDINGS =
  /(?:tion|sion|ity|ness|ment|ized|ology|ical|istic|ability|ous|ics|ence|ance|able|ional|ive|ural|work)s?$/;

/** What titles of papers are full of, in any case. */
const COMMON = new Set(
  `accuracy accurate across action adaptive adversarial agent agentic agents algebra algorithm algorithms
  alignment analysis anomaly approach approaches architecture architectures artificial attack attacks
  attention audio automata autonomous aware based benchmark benchmarks bias binary bits black block
  boolean bounds brain cache cell channel channels chain classes cloud cluster clustering code codes
  coding color complex computer computing concept control convex cost coverage cross data database dataset
  datasets debiased decoding deep deepfake delay dense depth design detection device devices diffusion
  digital directed discrete document domain domains driven driving dual dynamic early edge editing effect
  effects efficient embedded encoder encoding energy entropy error event exact expert experts explicit
  face factor fake fast fault feature features feedback few field fields filter fine flexible flow flows
  formal forms frame frames framework free frequency full future fuzzy game games gaussian general
  generative genetic geometry global gradient graph graphical graphs grid groups guided hardware
  health high hybrid human image images imaging implicit impact index infinite inference interface internet
  inverse joint kernel key knowledge label labels language languages large latent lattice layer layers
  learned learner learning level light likelihood limits line linear link local logic long loss low
  machine machines many map maps market matching matrix mean measures medical memory mesh message meta
  method methods metric metrics minimal mining mixed mixture mobile modal model modeling models modern
  modular motion multi multilingual multimodal multiple music natural network networks neural new news
  node noise noisy nonlinear novel object objects online open optical optimal optimizer order
  parallel parameter parsing partial path paths pattern patterns phase physical planner planning planar
  point points policy polynomial pose power pre preference prior private problem problems process program
  programs prompt prompts proof protein protocol protocols public quadratic quantum queries query radar
  radio random ranking rate ray real reasoning recognition regret regular relational retrieval review
  reward rewards risk robot robotic robots robust role rules safe safety sampling scale scaling scene
  scenes schemes scientific score search secure segmentation self semantic semi sensing sensor sensors
  sequence series service services sets shape sharing signal signals simple single size small smart social
  software sound sparse spatial spectral spectrum speech speed stable state states static statistical
  step steps stochastic storage strategic strategies strong structure structures student study style super
  supervised surface survey symbolic system systems task tasks teacher techniques temporal tensor
  test testing text theory token tokens tool tools topic tracking traffic training trajectory transfer
  transformer transformers tree trees trust tuning type types unified universal user using value variational
  vector vehicle vehicles video videos view virtual vision visual voice wave weak web wide wireless
  word words world zero`.split(/\s+/),
);
