import { type Command, Option } from 'commander';
import type { TopicNames } from '../../model/topic.ts';
import { openDeployedInstallation } from './deployed-stack.ts';
import { type Installation, onTopic } from './installation.ts';
import { openLocalData, usualSeeds } from './local-data.ts';

/** Which installation a command is about, as its options say it. */
export interface Place {
  readonly data: string;
  readonly seeds: string;
  readonly stack?: string;
}

/** The folder that a local installation keeps everything in. */
export function dataOption(): Option {
  return new Option('--data <dir>', 'folder of the installation on this machine').default('.newsfold');
}

/** The folder of topics; without it, that of the project, wherever the command is run. */
export function seedsOption(): Option {
  return new Option('--seeds <dir>', 'folder of the topics').default(usualSeeds, 'seeds of the project');
}

/** A deployed stack in place of a folder: to name both is a mistake. */
export function stackOption(): Option {
  return new Option('--stack <name>', 'a deployed stack instead').conflicts(['data', 'seeds']);
}

/** Which topic, where a verb is about one: `what` says what it is to the verb. */
export function topicOption(what: string): Option {
  return new Option('--topic <slug>', `${what}; may be left out if there is only one`);
}

/** Gives a command the options of `Place`. */
export function onInstallation(command: Command): Command {
  return command.addOption(dataOption()).addOption(seedsOption()).addOption(stackOption());
}

/**
 * Opens an installation for one piece of work, whose outcome is the exit code, and closes it again.
 * Throws, saying what to do, when it is not there.
 */
export async function withInstallation(
  { data, seeds, stack }: Place,
  work: (installation: Installation) => Promise<number>,
): Promise<void> {
  if (stack !== undefined) {
    process.exitCode = await work(await openDeployedInstallation(stack));
    return;
  }
  const local = openLocalData(data, seeds);
  try {
    process.exitCode = await work(local);
  } finally {
    local.close();
  }
}

/** The same for work that is about one topic of it. */
export function withTopic(
  options: Place & { readonly topic?: string },
  work: (topic: TopicNames, installation: Installation) => Promise<number>,
): Promise<void> {
  return withInstallation(options, (installation) =>
    onTopic(options.topic, installation, (topic) => work(topic, installation)),
  );
}
