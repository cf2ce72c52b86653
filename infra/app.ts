import { resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { loadTopics } from '../functions/adapters/local/topics-folder.ts';
import { messageOf } from '../functions/error-message.ts';
import type { Topic } from '../functions/model/topic.ts';
import { bundleFolder, bundleFunctions } from './build/bundle-functions.ts';
import { compileSeeds } from './build/compile-seeds.ts';
import { writeTemplates } from './build/compile-templates.ts';
import { type Context, readConfig } from './config.ts';
import { headersToGive } from './headers-to-give.ts';
import { NewsfoldStack } from './newsfold-stack.ts';
import { whatStays } from './storage.ts';

/** What `cdk` runs: reads the settings, bundles the functions, and describes the stack. */
const app = new App();
const context = app.node.getAllContext() as Context;
const read = readConfig(context, process.env.CDK_DEFAULT_REGION);
if (read.kind === 'wrong') stop(read.problems);
if (deploysNothing(context['aws:cdk:bundling-stacks'])) process.stderr.write(whatStays);
const { stackName } = read.config;
const seeds = resolve(String(context.seeds || 'seeds'));
const topics = topicsIn(seeds);
for (const line of headersToGive(topics, stackName)) process.stderr.write(line);
compileSeeds(seeds, 'build/topics.json');
await writeTemplates('templates', 'build/templates.json');
// A module of the tests that the functions load before their own code.
const { loadFirst } = context;
await bundleFunctions(typeof loadFirst === 'string' ? { loadFirst: resolve(loadFirst) } : {});
// Names that CloudFront keeps for the whole account are made from it, so that two stacks can stand side by side.
new NewsfoldStack(app, stackName, {
  description: 'newsfold: folds the news on a topic into one feed and one e-mail',
  config: read.config,
  topics,
  // So that a bill can be looked at by stack.
  tags: { newsfold: stackName },
  codeOf: (stage) => Code.fromAsset(bundleFolder(stage)),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
app.synth();

/** `cdk` says for which stacks it wants code: for none when it only lists or destroys. */
function deploysNothing(stacksWithCode: unknown): boolean {
  return Array.isArray(stacksWithCode) && stacksWithCode.length === 0;
}

/** The topics to deploy; a folder that is not there, or a topic that cannot be read, stops the deploy. */
function topicsIn(folder: string): Topic[] {
  try {
    const found = loadTopics(folder);
    return found.length > 0
      ? found
      : stop([`${folder} holds no topic: newsfold topic new SLUG makes one, -c seeds=FOLDER names another folder`]);
  } catch (error) {
    return stop([messageOf(error)]);
  }
}

function stop(problems: readonly string[]): never {
  process.stderr.write(`newsfold cannot be deployed yet:\n${problems.map((line) => `- ${line}\n`).join('')}`);
  process.exit(1);
}
