/**
 * The singular of a lower-case word whose plural no rule of English makes: matrices → matrix,
 * hypotheses → hypothesis; other words as they are. A compound ends as its last word does:
 * hypermatrices, supernovae.
 */
export function singular(word: string): string {
  const known = SINGULAR.get(word);
  if (known !== undefined) return known;
  for (const [ending, instead] of BY_LAST_LETTERS.get(word.slice(-LAST)) ?? []) {
    if (word.endsWith(ending)) return word.slice(0, word.length - ending.length) + instead;
  }
  return word;
}

/** Endings long enough to be no other word's. */
const ENDINGS = pairs(`
matrices matrix, vertices vertex, appendices appendix, vortices vortex, helices helix,
simplices simplex, hypotheses hypothesis, syntheses synthesis, parentheses parenthesis,
diagnoses diagnosis, prognoses prognosis, synopses synopsis, metastases metastasis,
prostheses prosthesis, phenomena phenomenon, criteria criterion, spectra spectrum,
quanta quantum, momenta momentum, maxima maximum, minima minimum, extrema extremum,
continua continuum, equilibria equilibrium, automata automaton, hedra hedron,
bacteria bacterium, schemata schema, stigmata stigma, curricula curriculum, desiderata desideratum,
millennia millennium, mitochondria mitochondrion, ganglia ganglion, symposia symposium,
compendia compendium, formulae formula, vertebrae vertebra, antennae antenna, nebulae nebula,
novae nova, hyphae hypha, nuclei nucleus, stimuli stimulus, moduli modulus, fungi fungus,
thalami thalamus, hippocampi hippocampus, bacilli bacillus, syllabi syllabus, children child, women woman,
wolves wolf, shelves shelf, knives knife, halves half, sheaves sheaf, plateaux plateau,
tableaux tableau, plateaus plateau, chateaux chateau, bureaux bureau, analyses analysis, catalyses catalysis, paralyses paralysis`);

/** No ending is shorter; so most words are done with one look. */
const LAST = 4;
const BY_LAST_LETTERS = new Map<string, [string, string][]>();
for (const pair of ENDINGS) {
  const last = pair[0].slice(-LAST);
  BY_LAST_LETTERS.set(last, [...(BY_LAST_LETTERS.get(last) ?? []), pair]);
}

const SINGULAR = new Map(
  pairs(`
indices index, subindices subindex, codices codex, cortices cortex, apices apex, theses thesis,
crises crisis, oases oasis, emphases emphasis, geneses genesis, axes axis,
neuroses neurosis, corpora corpus, optima optimum, strata stratum, substrata substratum,
memoranda memorandum, errata erratum, addenda addendum, vacua vacuum, taxa taxon, genera genus,
lemmata lemma, dogmata dogma, traumata trauma, stomata stoma, carcinomata carcinoma, datum data, phyla phylum, cilia cilium, stadia stadium, aquaria aquarium, catharses catharsis, fora forum, larvae larva, algae alga, lacunae lacuna,
amoebae amoeba, alumni alumnus, foci focus, loci locus, radii radius, tori torus, annuli annulus,
calculi calculus, thrombi thrombus, gyri gyrus, sulci sulcus, termini terminus, men man, people person, octopi octopus, cacti cactus, selves self, lice louse,
mice mouse, geese goose, feet foot, teeth tooth, oxen ox, leaves leaf, lives life, wives wife,
thieves thief, calves calf, loaves loaf, hooves hoof, scarves scarf, quizzes quiz, gases gas,
buses bus, lenses lens, aliases alias, canvases canvas, irises iris, atlases atlas, cosmoses cosmos,
pancreases pancreas, trellises trellis, metropolises metropolis`),
);

function pairs(table: string): [string, string][] {
  return table
    .trim()
    .split(/,\s+/)
    .map((pair): [string, string] => [
      pair.slice(0, pair.indexOf(" ")),
      pair.slice(pair.indexOf(" ") + 1),
    ]);
}
