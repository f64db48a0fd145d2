import { table } from "./table.ts";

/** Units and prefixes of the package siunitx. */
const units = table(`
  kilo k mega M giga G tera T peta P hecto h deci d centi c milli m micro µ nano n pico p femto f
  metre m meter m gram g kilogram kg second s minute min hour h day d ampere A kelvin K mole mol candela cd
  hertz Hz newton N pascal Pa joule J watt W volt V ohm Ω farad F henry H tesla T weber Wb coulomb C
  bit bit byte B percent % degree ° degreeCelsius °C celsius °C arcminute ′ arcsecond ″ angstrom Å
  electronvolt eV litre L liter L tonne t bar bar radian rad decibel dB per / squared ² cubed ³
`);

/** `["micro", "second"]` → µs; a unit that is not known keeps its name. */
export function unitNamed(names: readonly string[]): string {
  return names.map((name) => units.get(name) ?? name).join("");
}
