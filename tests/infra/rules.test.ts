import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test, vi } from 'vitest';
import { NewsfoldStack } from '../../infra/newsfold-stack.ts';
import { configOf } from './synthesised.ts';

const domain = {
  domain: 'news.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/abc',
};

/** What the rules that `cdk deploy` stops at say of a stack with these settings. */
function findings(context: Readonly<Record<string, unknown>>): string {
  const said: string[] = [];
  const listen = (line: unknown) => void said.push(String(line));
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(listen),
    vi.spyOn(console, 'error').mockImplementation(listen),
  ];
  const app = new App();
  new NewsfoldStack(app, 'newsfold', {
    config: configOf({ sender: 'news@example.org', ...context }),
    topics: [],
    codeOf: () => Code.fromInline('exports.handler = async () => {}'),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
  for (const spy of spies) spy.mockRestore();
  return said.join('\n');
}

test.each([
  ['no more than is needed', {}],
  ['alarms that are mailed', { ownerAddress: 'owner@example.org' }],
  ['a domain of its own', { senderIdentity: 'domain', ...domain }],
  ['an inbox', { inboxDomain: 'in.example.org', senderIdentity: 'existing' }],
  [
    'everything',
    { ownerAddress: 'owner@example.org', senderIdentity: 'domain', inboxDomain: 'in.example.org', ...domain },
  ],
])('a stack with %s keeps the rules that a deploy stops at', (_, context) => {
  expect(findings(context)).toBe('');
  expect(process.exitCode ?? 0).toBe(0);
});
