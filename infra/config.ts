/** What the owner says in `cdk.json` (context) or with `cdk deploy -c name=value`; only the sender has no default. */
export interface Config {
  /** Digests come from this address. */
  readonly sender: string;
  /** `address`: SES mails it a link to click. `domain`: DNS records, better delivery. `existing`: verified already. */
  readonly senderIdentity: 'address' | 'domain' | 'existing';
  readonly siteName: string;
  readonly postalAddress: string;
  /** Gets alarms and warnings; null for nobody. */
  readonly ownerAddress: string | null;
  /** The site's own name, with its certificate; null for a name that CloudFront gives. */
  readonly domain: { readonly name: string; readonly certificateArn: string } | null;
  /** Each topic has an address at this domain, and newsletters sent to it become documents; null for no inbox. */
  readonly inboxDomain: string | null;
  /** The WebSub hub that feeds name and that is told when they change; null for none. */
  readonly websubHub: string | null;
  /** Mails show the picture of each story, loaded from its publisher. */
  readonly mailImages: boolean;
  readonly quietSpellMinutes: number;
  readonly liveGapMinutes: number;
  /** How long documents are kept as they arrived. */
  readonly documentDays: number;
  readonly stackName: string;
}

export type ConfigRead =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** All that was said, by its name. Values given on the command line are text. */
export type Context = Readonly<Record<string, unknown>>;

/** The settings; `app.ts` reads `seeds`. */
const names: ReadonlySet<string> = new Set([
  'sender',
  'senderIdentity',
  'siteName',
  'postalAddress',
  'ownerAddress',
  'domain',
  'certificateArn',
  'inboxDomain',
  'websubHub',
  'mailImages',
  'quietSpellMinutes',
  'liveGapMinutes',
  'documentDays',
  'seeds',
  'stackName',
]);
/** Not offered: one of a local installation, which is answered in a sentence of its own, and one for tests (`app.ts`). */
const otherNames: ReadonlySet<string> = new Set(['privateSources', 'loadFirst']);
/** What the CDK and its command keep in the context themselves: flags and look-ups, all with a colon, and these. */
const namesOfCdk: ReadonlySet<string> = new Set(['acknowledged-issue-numbers', 'cli-telemetry']);

/** Regions that receive mail are not many; a deploy elsewhere would only fail at its end. */
const receivingRegions =
  /^(us-(east-1|east-2|west-2)|ca-central-1|eu-(west-1|west-2|central-1)|ap-(southeast-[12]|northeast-1))$/;

/** The functions are told the settings in their variables, 4 KB in all, and CloudFront the name of the site, 128 characters. */
const addressCharactersMax = 500;

/** Checks everything and says all that is wrong at once, each with what to write instead. */
export function readConfig(context: Context, region: string | undefined): ConfigRead {
  const problems: string[] = [];
  const wrong = (problem: string): undefined => {
    problems.push(problem);
  };
  const text = (name: string, charactersMax = addressCharactersMax): string => {
    const value = context[name] ?? '';
    if (typeof value !== 'string') return wrong(`${name} must be text: write "${name}": "…"`) ?? '';
    if (value.length > charactersMax) wrong(`${name} has ${value.length} characters: write ${charactersMax} at most`);
    return value.trim();
  };
  const whole = (name: string, range: { min: number; max: number; standard: number }): number => {
    const value = context[name] ?? range.standard;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= range.min && number <= range.max)
      return number;
    wrong(`${name} is ${JSON.stringify(value)}: write a whole number from ${range.min} to ${range.max}`);
    return range.standard;
  };
  const address = (name: string): string => {
    const value = text(name);
    if (value !== '' && !isAddress(value)) wrong(`${name} is "${value}": write a bare address like news@example.org`);
    return value;
  };
  const yesOrNo = (name: string): boolean => {
    const value = context[name] ?? false;
    if (value === '' || value === 'false' || value === false) return false;
    if (value === 'true' || value === true) return true;
    return wrong(`${name} is ${JSON.stringify(value)}: write true or false`) ?? false;
  };
  if (context.privateSources !== undefined) {
    wrong('privateSources is for newsfold on one machine: on AWS no private address is fetched from; leave it out');
  }
  const unknown = unknownNames(context);
  if (unknown.length > 0) {
    const where = 'look after -c and in cdk.json, cdk.context.json and ~/.cdk.json';
    wrong(`no such setting: ${unknown.join(', ')} (${where}); the settings are ${[...names].join(', ')}`);
  }
  const sender = address('sender');
  if (sender === '') wrong('sender is missing: deploy with -c sender=you@example.org or write it in cdk.json');
  const identity = text('senderIdentity') || 'address';
  if (!isIdentity(identity)) wrong(`senderIdentity is "${identity}": write address, domain or existing`);
  const inboxDomain = hostName('inboxDomain', text('inboxDomain'), wrong);
  if (inboxDomain !== null && region !== undefined && !receivingRegions.test(region)) {
    wrong(`inboxDomain is set, but SES receives no mail in ${region}: leave it empty or deploy to eu-west-1, say`);
  }
  const siteDomain = readDomain(text('domain'), text('certificateArn'), wrong);
  const taken = inboxDomain !== null && ownUse(inboxDomain, { sender, site: siteDomain?.name });
  if (taken) wrong(`inboxDomain is "${inboxDomain}", ${taken}: write a name of its own, like in.example.org`);
  const config: Config = {
    sender,
    senderIdentity: isIdentity(identity) ? identity : 'address',
    siteName: text('siteName', 100) || 'newsfold',
    postalAddress: text('postalAddress', 300),
    ownerAddress: address('ownerAddress') || null,
    domain: siteDomain,
    inboxDomain,
    websubHub: readHub(text('websubHub'), wrong),
    mailImages: yesOrNo('mailImages'),
    quietSpellMinutes: whole('quietSpellMinutes', { min: 1, max: 1440, standard: 20 }),
    liveGapMinutes: whole('liveGapMinutes', { min: 1, max: 1440, standard: 60 }),
    documentDays: whole('documentDays', { min: 1, max: 3650, standard: 90 }),
    stackName: readStackName(text('stackName') || 'newsfold', wrong),
  };
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'config', config };
}

/** CloudFormation would take longer ones; names that CloudFront keeps for a whole account begin with it (web.ts). */
function readStackName(name: string, wrong: (problem: string) => undefined): string {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,29}$/.test(name))
    wrong(`stackName is "${name}": write letters, figures and hyphens, a letter first, 30 at most`);
  return name;
}

/** What a name is for already: one name has one identity at SES, and mail to it one place to go. */
function ownUse(name: string, { sender, site }: { sender: string; site: string | undefined }): string | null {
  const ofSender = sender.slice(sender.indexOf('@') + 1).toLowerCase();
  if (name === ofSender) return 'where the mail of the sender itself comes in';
  if (name === `mail.${ofSender}`) return 'where bounces come in';
  return name === site ? 'the name of the site, which can have no MX record beside its CNAME' : null;
}

function unknownNames(context: Context): string[] {
  return Object.keys(context).filter(
    (name) => !names.has(name) && !otherNames.has(name) && !name.includes(':') && !namesOfCdk.has(name),
  );
}

function readDomain(name: string, certificateArn: string, wrong: (problem: string) => undefined): Config['domain'] {
  const host = hostName('domain', name, wrong);
  if (host === null) {
    if (certificateArn !== '') wrong('certificateArn is set without a domain: write "domain": "news.example.org" too');
    return null;
  }
  if (!/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(certificateArn)) {
    wrong(`domain needs certificateArn, a certificate for ${host} in us-east-1 (CloudFront takes no other region's)`);
  }
  return { name: host, certificateArn };
}

function readHub(address: string, wrong: (problem: string) => undefined): string | null {
  if (address === '') return null;
  const isHub = /^https:\/\/\S+$/.test(address) && URL.canParse(address);
  return isHub ? address : (wrong(`websubHub is "${address}": write the https address of a WebSub hub`) ?? null);
}

function hostName(name: string, value: string, wrong: (problem: string) => undefined): string | null {
  if (value === '') return null;
  const host = value.toLowerCase();
  const valid = host.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(host);
  if (!valid) wrong(`${name} is "${value}": write a bare host name like news.example.org, without https://`);
  return host;
}

function isIdentity(text: string): text is Config['senderIdentity'] {
  return text === 'address' || text === 'domain' || text === 'existing';
}

function isAddress(text: string): boolean {
  return text.length <= 254 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]+\.)+[A-Za-z]{2,63}$/.test(text);
}
