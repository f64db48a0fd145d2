import { recentMemo } from "../../collections/recent-memo.ts";
import { isStopWord } from "./tokenize.ts";

/**
 * Whether two words are also written as one: data set and dataset, fine-tuning and finetuning. It is so
 * when the first begins many such words or the second ends many, by the lists below.
 */
function isCompound(first: string, second: string): boolean {
  if (first.length < 3) {
    return FEW_BEGUN.get(first)?.some((beginning) => second.startsWith(beginning)) ?? false;
  }
  if (second.length < 3) return SHORT_ENDS.get(second)?.has(first) ?? false;
  if (!(BEGINNERS.has(first) || ENDERS.has(second))) return false;
  if (!LETTERS.test(first + second) || ENDINGS.test(second) || isStopWord(first)) return false;
  return !NEVER_APART.test(first + second);
}

/**
 * Whether two words typed apart are looked for as one, too: of what may be one, as `isCompound` has it,
 * what people do write so. Of 120,000 abstracts hardly one joins an ordinary word with a long one
 * (time rethinking) or any word with one of `USUAL` (complexity learning).
 */
export function isJoined(first: string, second: string): boolean {
  if (first.length >= 3 && second.length >= 3) {
    const ends = ENDERS.has(second);
    const isWritten = BEGINNERS.has(first)
      ? ends || second.length <= LONG || PREFIXES.has(first)
      : ends && !USUAL.has(second);
    if (!isWritten) return false;
  }
  return isCompound(first, second);
}

const LONG = 8;

type Split = readonly [string, string];

/** The two words a word may be made of, in each way: finetuning → fine tuning. */
export function splitsOf(word: string): readonly Split[] {
  return word.length <= LONGEST && mayBeCompound(word) ? known(word, () => takeApart(word)) : NONE;
}

const NONE: readonly Split[] = [];
/** Topics and searches ask for the same words again and again. */
const known = recentMemo<string, readonly Split[]>(5_000);

function takeApart(word: string): readonly Split[] {
  const splits: Split[] = [];
  for (let at = 1; at <= word.length - 2; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (isCompound(first, second)) splits.push([first, second]);
  }
  return splits;
}

const LONGEST = 40;
const LETTERS = /^[a-z]+$/;

/** What ends words rather than being one. */
const ENDINGS =
  /^(?:ings?|ions?|ful|ness|ments?|able|ible|ably|ity|ities|ual|ally|ures?|ology|ations?|ers|ous|ives?|ism|ists?|ized?|izes|ization|ance|ence|ary|ery|ory|est|ated?|ates|ating|ish|ian|ial|ical|ious|ful|fully|less|lessly)$/;

/** Short words that end few: each with what may stand before. */
const SHORT_ENDS = new Map(
  `up back build clean follow line link look mock pick pop round scale set speed start warm wind;
  in built check log plug; on add hands`
    .split(/;\s+/)
    .map((entry): [string, ReadonlySet<string>] => {
      const [word = "", ...before] = words(entry);
      return [word, new Set(before)];
    }),
);

/** Short words that begin few: each with the beginnings of what may follow. */
const FEW_BEGUN = new Map(
  `k nn,means,medoids,fold,shot,mer; u net; t sne,test; x ray; e mail,commerce,learning,health; c means;
  q learning; n gram; z score; p value; i vector; f score,measure; v measure; on line,board,device,going,chip;
  wi fi; py torch; off line,policy,load,grid,set,shore; in door,line,context,put; co train,design,evol,occur,operat,clust,attent,locat,author,citation,exist,adapt,pilot;
  re rank,train,weight,sampl,paramet,identif,implement,evaluat,construct,calibrat,mesh,scal,index,project,order,localiz,us,run,visit,think,cast,label,writ,plan;
  de nois,blur,rain,haz,compil,bug,anonym,bias,duplic,coupl,centraliz,quantiz;
  bi direct,linear,partit,level,lingual,modal,encod,lstm; up sampl,scal,link,stream,date;
  un supervis,learn,pair,label,condition,seen,structur,biased`
    .split(/;\s+/)
    .map((entry): [string, readonly string[]] => {
      const [word = "", beginnings = ""] = entry.trim().split(" ");
      return [word, beginnings.split(",")];
    }),
);

const PREFIXES = new Set(
  words(`anti auto back bio block counter cross cyber down ego electro fore geo hetero homo hyper hypo infra
  inter intra iso macro meta micro mid mini mis mono multi nano neuro non omni out over para photo physio
  poly post pre proto pseudo psycho quasi radio self semi socio spatio sub super tele thermo trans tri
  ultra under uni vice visuo audio magneto ferro extra eigen astro chemo chrono cardio dermato cosmo plasmo crypto hydro immuno`),
);

const BEGINNERS = new Set([
  ...PREFIXES,
  ...words(`air any art band base beam bench bit black blue bottle brain break broad chat check click cloud code
  common copy core crowd cut dash data dead deep desk draw drop earth edge end eye every face fact fall
  fast feed few field file filter fine finger fire flash flow foot free front full game gate gray ground
  half hand hard hash head health heart heat high home hot house image key kick land layer left life
  light line link live log long look low main many map mark mask mean mind mix mobile motor name news
  night node one open page pair part pass path phone piece pipe plain play plug point pop power
  push quick rain read real road roll root round row run safe scale scatter school score sea short side
  sign single slow small smart snap snow social sound source space speech speed stack stand star start
  state step stock stop straight stream strong style sun switch tag take task team test text three time
  tool touch trade tree turn two type video view voice walk wall warm watch water wave web week weight
  well white whole wide wild wind wire word work world write year zero`),
]);

/** What stands behind so many words that it is written as one with few. */
const USUAL = new Set(
  withPlurals(`attention aware based chain class decoder diffusion driven encoder graph image label layer
  learning level like loop processing rank sampling search side space step task time training tree tuning
  word`),
);

const ENDERS = new Set([
  ...USUAL,
  ...withPlurals(`bank bench bert board book bot box centric coder core crafted fake flow fold former frame
  free gan gpt grained hop house line llm lora map mark modal nerf net page path phone point rag scale set
  shot site stream view vlm width wise world`),
]);

/** Most words have neither the first three letters of one of these nor the last: they need not be taken apart. */
const BEGINNINGS = new Set(
  [
    ...BEGINNERS,
    ...[...FEW_BEGUN].flatMap(([first, others]) => others.map((second) => first + second)),
  ].map((word) => word.slice(0, 3)),
);
const ENDS = new Set(
  [
    ...ENDERS,
    ...[...SHORT_ENDS].flatMap(([second, others]) => [...others].map((first) => first + second)),
  ].map((word) => word.slice(-3)),
);

function mayBeCompound(word: string): boolean {
  return BEGINNINGS.has(word.slice(0, 3)) || ENDS.has(word.slice(-3));
}

/** How words begin that no one writes apart, though they look like it: of 120,000 abstracts none does. */
const NEVER_APART = new RegExp(
  `^(?:${words(`
    aircraf along anticipa anythin anywher artefac article articul artifac artific artisti automata
    astronom automate automati automato automoti autonomi autonomo autonomy backbone backgrou backward baselin becom
    biologi biology biomark biometr biophys blueprin bluetoot bottlene broadcast composite constrai
    copyrigh cryptograp cutting deadline debugg decline discipline drawback dropped dropping elegans electrodes
    electronic endogen endowed everythin everywher extract extrapol faceted factoriz factors factuali feedbac footage
    forecast foregrou foreign forensic forests framewor freedom frontier gateway geodesi geograp geolog geometr
    guideline handled handles handling hardware heterogene highlig highway hilbert homogene homogeni homology
    homomorp homotopy household hypercube hypothes hypothet infrastru input interact intereste interesti
    interests interface interfere interferi interior intermedi intermitt internal internati internet
    interplay interpola interpret intersect interval intervent intractab isolate isolati isometr isomorp isotrop
    landscap linearit lineariz linearly linkage logarit logging logical logics logisti logits longitud
    lowerin macroscop maintain maintena manifold mapped mapping markedly marketin markets markovia
    meaningf meanwhil metaphor microphon microscop microsoft middle minimal minimis minimiza minimize minimizi minimum mislead
    missed misses missing mission mistake mistral misuse mixture monocula monoling monoid monolith monotone
    monotoni multiple multiplic multiplie multiply multitude network neurologi neuronal nonethe offset
    opposite otherwise outage outcome outdate outlier outline outperfo output outside outstan overall
    overcome overcomi overflow overhea overlap overlay overload overlook oversigh overvie overwhel
    paradigm paradox parallel paraphras paramete parametr paramoun partiall particip particle particul parties
    partitio partner passage passeng passiv password patholog pathway photograp photometr physiologi pinpoin pipeline
    polygon polyhedr polynomi parabol phonem phonet photoni polytope popular populat posterio precedi precise precisi predica predict
    predomi prefer prefix prelimi prematu premise prepara prepare prescri presenc presentat preserv pressin
    pressur prevail prevale prevent previou protocol prototype prototypi psychologi psychology radiologi
    radiology readabil readily realisti realizab realizat realizin reorde running scaffold seamles
    search seasona seminal signalin signalli signals signatur signific sonnet stackelberg standard standpoin started
    starting stepping stopping streamline subdivi subject submiss submit subsete subsets substan substit
    substra subsume subtle superfici superior superposi supervise supervisi superviso tagged tagging
    telecom theref thermodyna transacti transcrip transduce transfer transform transient transitio
    transitiv translate translati transmiss transmit transpare transport triage trials triangl triangu
    trigger triple trivial undergoes undergoin underlie underline underly undermine undermini underscor
    understan understoo undertake unifica unified unifies uniform unifyin unique unitary united univari
    univers update warehous waveform waveleng wavelet windows workshop`).join("|")})`,
);

function withPlurals(list: string): string[] {
  return words(list).flatMap((word) => [word, `${word}s`]);
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
