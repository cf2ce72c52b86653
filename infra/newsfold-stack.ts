import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type DescribedStack, descriptionOf, metadataKey } from '../functions/adapters/aws/described-stack.ts';
import { variables } from '../functions/adapters/aws/environment.ts';
import type { Settings } from '../functions/model/settings.ts';
import type { TopicNames } from '../functions/model/topic.ts';
import { pipeline, type StageName } from '../functions/pipeline.ts';
import { targetVariable } from '../functions/runtime/emit.ts';
import { access } from './access.ts';
import type { Config } from './config.ts';
import { Mail } from './mail.ts';
import { acknowledgeRules } from './nag.ts';
import { Observability } from './observability.ts';
import { named, Stage } from './stage.ts';
import { accessStatements } from './stage-role.ts';
import { Storage } from './storage.ts';
import { wireTrigger } from './triggers.ts';
import { Web } from './web.ts';

export interface NewsfoldProps extends StackProps {
  readonly config: Config;
  readonly topics: readonly TopicNames[];
  readonly codeOf: (stage: StageName) => Code;
}

/** A template holds 200 outputs; the site lists all feeds. */
const feedsSaidMax = 100;

const stageNames = Object.keys(pipeline) as StageName[];

/** All of newsfold in one account and region. */
export class NewsfoldStack extends Stack {
  readonly stages: ReadonlyMap<StageName, Stage>;
  readonly storage: Storage;
  readonly edge: Web;
  readonly watch: Observability;

  constructor(scope: Construct, id: string, props: NewsfoldProps) {
    super(scope, id, props);
    const { config } = props;
    const storage = new Storage(this, 'Storage', config);
    this.storage = storage;
    named(storage.bucket, 'Bucket');
    named(storage.table, 'Table');
    const mail = new Mail(this, 'Post', { config, bucket: storage.bucket });
    const web = new Web(this, 'Edge', { config, storage });
    this.edge = web;
    const environment = {
      [variables.bucket]: storage.objects.bucketName,
      [variables.table]: storage.table.tableName,
      [variables.configurationSet]: mail.configurationSet.configurationSetName,
      [variables.settings]: this.toJsonString(settingsOf(config, web.baseUrl)),
      [variables.stack]: this.stackName,
    };
    this.stages = new Map(
      stageNames.map((name) => [name, new Stage(this, { name, code: props.codeOf(name), environment })]),
    );
    for (const [name, stage] of this.stages) {
      const resources = { bucket: storage.objects, table: storage.table, sending: mail.sending };
      stage.policy.addStatements(...accessStatements(access[name], resources));
      for (const next of pipeline[name].emits) reach(stage, this.stages.get(next)!);
      wireTrigger(stage, { storage, notices: mail.notices });
    }
    const webStage = this.stages.get('web')!;
    webStage.function.addEnvironment(variables.edgeToken, web.edgeToken);
    web.answerWith(webStage.function);
    const stages = [...this.stages.values()];
    this.watch = new Observability(this, 'Observability', { config, stages, api: web.api });
    acknowledgeRules(this);
    this.addMetadata(metadataKey, descriptionOf(describe(config, props.topics)));
    this.say(config, props.topics, { web, mail });
  }

  private say(config: Config, topics: NewsfoldProps['topics'], made: { web: Web; mail: Mail }): void {
    const { web, mail } = made;
    const output = (id: string, value: string, description: string) => new CfnOutput(this, id, { value, description });
    output('Site', `${web.baseUrl}/`, 'The site, with every feed');
    const feeds = new Map(topics.slice(0, feedsSaidMax).map(({ slug }) => [pascal(slug), slug]));
    for (const [name, slug] of feeds) {
      output(`Feed${name}`, `${web.baseUrl}/${slug}/feed.atom`, 'A feed');
    }
    // The addresses hold a secret that is made when they are first asked for.
    const askForInboxes = `npm run newsfold -- inbox addresses --stack ${this.stackName}`;
    if (mail.ruleSetName !== null) {
      const activate = `aws ses set-active-receipt-rule-set --rule-set-name ${mail.ruleSetName}`;
      output('InboxActivate', activate, 'Once: lets SES keep the mail that comes, in place of any other rule set');
      output('Inbox', askForInboxes, 'Prints the address of each topic for newsletters');
    }
    if (config.domain)
      output('DomainTarget', web.distribution.distributionDomainName, `CNAME of ${config.domain.name}`);
    for (const [at, record] of mail.dnsRecords.entries()) {
      output(`Dns${at + 1}`, `${record.name} ${record.type} ${record.value}`, 'To be added to the DNS of the domain');
    }
  }
}

/** What commands ask the stack about itself. */
function describe({ inboxDomain }: Config, topics: readonly TopicNames[]): DescribedStack {
  const names = topics.map(({ slug, title, description, language }) => ({ slug, title, description, language }));
  return { topics: names, inboxDomain };
}

/** Lets a stage hand messages to another. */
function reach(from: Stage, to: Stage): void {
  // A function knows its own name; its environment cannot hold it.
  if (from !== to || to.queue) from.function.addEnvironment(targetVariable(to.stage), to.target);
  from.policy.addStatements(
    to.queue
      ? new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [to.queue.queueArn] })
      : new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [to.function.functionArn] }),
  );
}

function settingsOf(config: Config, baseUrl: string): Settings {
  return {
    baseUrl,
    siteName: config.siteName,
    mailFrom: config.sender,
    postalAddress: config.postalAddress,
    ownerAddress: config.ownerAddress,
    websubHub: config.websubHub,
    mailImages: config.mailImages,
    quietSpellMinutes: config.quietSpellMinutes,
    liveGapMinutes: config.liveGapMinutes,
  };
}

function pascal(slug: string): string {
  return slug
    .split(/[^a-z0-9]+/i)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
