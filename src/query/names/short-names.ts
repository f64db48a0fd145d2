/** Given names and what they are shortened to, as people name authors. */
const NAMES = `
abigail abby; albert al bert; alexander alex sasha; alexandra alex sasha; alexandre alex; alexey alex; alfred fred;
andrew andy drew; andreas andy; anthony tony; antonio toni tony; arthur art; barbara barb; benjamin ben;
bradley brad; catherine cathy kate; charles charlie chuck; christian chris; christine chris; christina chris;
christopher chris; clifford cliff; cynthia cindy; daniel dan danny; david dave; deborah deb debbie; dmitri dima;
dmitry dima; donald don; douglas doug; edward ed eddie ted; edwin ed; elizabeth liz beth betty; emily em;
eugene gene; evgeny zhenya; francis frank; frederick fred; gabriel gabe; geoffrey geoff; gerald gerry jerry;
gregory greg; harold harry; henry hank harry; isaac ike; jacob jake; james jim jimmy jamie; jeffrey jeff;
jennifer jen jenny; jeremy jerry; jessica jess; jonathan jon; joseph joe; joshua josh; judith judy;
katherine kate kathy katie; kathryn kate; kenneth ken; kimberly kim; lawrence larry; leonard leo len; leslie les;
louis lou; margaret maggie meg peggy; martin marty; matthew matt; maximilian max; michael mike mick; michelle shelly;
mikhail misha; mitchell mitch; nathan nate; nathaniel nate; nicholas nick; nikolaus nick; nicolas nick; oliver ollie;
pamela pam; patricia pat trish; patrick pat; peter pete; philip phil; phillip phil; rebecca becky; richard rick dick rich;
robert bob rob bobby bert; rodney rod; ronald ron; ruslan russ; russell russ; samantha sam; samuel sam; sebastian seb; sergey serge;
stanley stan; stephanie steph; stephen steve; steven steve; stuart stu; susan sue; terence terry; theodore ted theo;
theresa terry; thomas tom tommy; timothy tim; valentin val; victor vic; victoria vicky; vincent vince; vladimir vlad;
walter walt; william bill will; zachary zach zack`;

const PAIRS = NAMES.trim()
  .split(/;\s+/)
  .flatMap((entry) => {
    const [name = "", ...short] = entry.split(" ");
    return short.map((each): [string, string] => [name, each]);
  });

const NONE: readonly string[] = [];
const OTHERS = new Map<string, readonly string[]>();
for (const [one, other] of [...PAIRS, ...PAIRS.map(([one, other]) => [other, one] as const)]) {
  OTHERS.set(one, [...new Set([...otherGivenNames(one), other])]);
}

/** What a given name is shortened to, or may be short for: Geoffrey and Geoff. */
export function otherGivenNames(name: string): readonly string[] {
  return OTHERS.get(name) ?? NONE;
}
