import { expect, test } from 'vitest';
import { synthesised } from './synthesised.ts';

/** The identities that a stage may send mails as, without further condition: the same for each that may. */
function identitiesOf(context: Readonly<Record<string, string>>): string[] {
  const policies = Object.values(synthesised(context).findResources('AWS::IAM::Policy'));
  const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const rights = statements.filter(({ Action, Condition }) => Action === 'ses:SendRawEmail' && !Condition);
  const sending = [...new Set(rights.map((right) => JSON.stringify(right)))];
  return [...sending.join('\n').matchAll(/:identity\/([^"]+)"/g)].map(([, name]) => name!);
}

test('sends as the one identity that newsfold made', () => {
  const sender = 'weekly@news.example.org';
  expect(identitiesOf({ sender })).toEqual([sender]);
  expect(identitiesOf({ sender, senderIdentity: 'domain' })).toEqual(['news.example.org']);
});

test('sends by an identity that is there already, be it of a domain above that of the sender', () => {
  const sender = 'weekly@News.example.org';
  const identities = [sender, 'news.example.org', 'example.org'];
  expect(identitiesOf({ sender, senderIdentity: 'existing' }).toSorted()).toEqual(identities.toSorted());
});
