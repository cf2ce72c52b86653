import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { TopicNames } from '../../functions/model/topic.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import { NewsfoldStack } from '../../infra/newsfold-stack.ts';

/** The settings that `context` and the defaults come to. */
export function configOf(context: Readonly<Record<string, unknown>>): Config {
  const read = readConfig(context, 'eu-west-1');
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'));
  return read.config;
}

const aTopic: TopicNames = { slug: 'a-topic', title: 'A topic', description: '', language: 'en' };

/** The template for these settings; the functions' code, which takes longer than all the rest, is left out. */
export function synthesised(
  context: Readonly<Record<string, unknown>> = {},
  topics: readonly TopicNames[] = [aTopic],
): Template {
  const app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } });
  const stack = new NewsfoldStack(app, 'newsfold', {
    config: configOf({ sender: 'news@example.org', ...context }),
    topics,
    codeOf: () => Code.fromInline('exports.handler = async () => {}'),
  });
  return Template.fromStack(stack);
}
