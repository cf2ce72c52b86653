import { expect, test } from 'vitest';
import { describedIn } from '../../functions/adapters/aws/described-stack.ts';
import { pipeline } from '../../functions/pipeline.ts';
import { synthesised } from './synthesised.ts';

interface FunctionResource {
  readonly Type: string;
  readonly Properties: { readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> } };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const variablesBytesMax = 4096;
/** What stands for something that CloudFormation fills in: the longest is the address of a queue. */
const filledIn = 'x'.repeat(120);

test('the longest settings have room in the variables of a function', () => {
  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.org`;
  const longest = {
    sender: `${'s'.repeat(60)}@${host}`.slice(-254),
    ownerAddress: `${'o'.repeat(60)}@${host}`.slice(-254),
    siteName: '新'.repeat(100),
    postalAddress: '新'.repeat(300),
    websubHub: `https://${host}/`.padEnd(500, 'h'),
    domain: host,
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/abc',
    stackName: 'n'.repeat(30),
  };
  const resources = Object.values(synthesised(longest).toJSON().Resources as Record<string, FunctionResource>);
  const sizes = resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => bytesOf(Properties.Environment?.Variables ?? {}));
  expect(sizes).toHaveLength(Object.keys(pipeline).length);
  expect(Math.max(...sizes)).toBeLessThan(variablesBytesMax);
});

test('a topic is called by its name where CloudFormation gives the template back in question marks', () => {
  const topic = { slug: 'mali', title: 'Mali – حفظ السلام 😀', description: 'Après “Barkhane”', language: 'fr' };
  const template = JSON.stringify(synthesised({ inboxDomain: 'in.example.org' }, [topic]).toJSON());
  const givenBack = template.replaceAll(/[\u{80}-\u{10ffff}]/gu, '?');
  expect(describedIn(givenBack)).toEqual({ topics: [topic], inboxDomain: 'in.example.org' });
});

test('a stack of a version that did not write its description as text is read as well', () => {
  const described = { topics: [], inboxDomain: null };
  expect(describedIn(JSON.stringify({ Metadata: { newsfold: described } }))).toEqual(described);
  expect(describedIn('{}')).toBeNull();
});

function bytesOf(variables: Readonly<Record<string, unknown>>): number {
  return Object.entries(variables).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + said(value)), 0);
}

/** A value, with something in the place of what is not known yet. */
function said(value: unknown): string {
  const joined = (value as { 'Fn::Join'?: [string, readonly unknown[]] })['Fn::Join']?.[1];
  const parts = joined ?? [value];
  return parts.map((part) => (typeof part === 'string' ? part : filledIn)).join('');
}
