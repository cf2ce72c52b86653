import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  LogQueryWidget,
  Metric,
  TextWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { metricNamespace, metrics } from '../functions/adapters/aws/log-emf.ts';
import type { StageName } from '../functions/pipeline.ts';
import type { Config } from './config.ts';
import { named, type Stage, title } from './stage.ts';

/** Every alarm has a heading in docs/runbook.md; this is its text and the start of the alarm's name. */
export const deadLettersHeading = (stage: StageName): string => `${title(stage)} failed`;
export const headings = {
  web: 'Pages fail',
  runs: 'Nothing runs',
  bounces: 'Too many bounces',
  complaints: 'Too many complaints',
} as const;

export class Observability extends Construct {
  readonly alarms: Topic;

  constructor(
    scope: Construct,
    id: string,
    options: { readonly config: Config; readonly stages: readonly Stage[]; readonly api: HttpApi },
  ) {
    super(scope, id);
    const { config, stages } = options;
    this.alarms = new Topic(this, 'Alarms', { displayName: 'newsfold', enforceSSL: true });
    // The policy that asks for TLS takes the place of the topic's own, by which the account's alarms might speak there.
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.alarms.stack.account } },
      }),
    );
    if (config.ownerAddress !== null) this.alarms.addSubscription(new EmailSubscription(config.ownerAddress));
    for (const stage of stages) {
      if (stage.deadLetters) this.watchDeadLetters(stage);
    }
    this.watchAnswers(options.api);
    this.watchRuns(stages.find(({ stage }) => stage === 'plan')!);
    // SES reviews an account at 5 % bounces or 0.1 % complaints; there is time to act before.
    this.alarm(headings.bounces, reputation('Reputation.BounceRate'), 0.03);
    this.alarm(headings.complaints, reputation('Reputation.ComplaintRate'), 0.0008);
    dashboard(this, config, stages);
  }

  private watchDeadLetters(stage: Stage): void {
    const waiting = stage.deadLetters!.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) });
    this.alarm(deadLettersHeading(stage.stage), waiting, 0);
  }

  /** Answers of the API and not errors of the function: what was throttled or took too long failed for its reader, too. */
  private watchAnswers(api: HttpApi): void {
    this.alarm(headings.web, api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }), 2);
  }

  /** What does not run cannot fail: a schedule that is off, or an account that is stopped, says nothing by itself. */
  private watchRuns(plan: Stage): void {
    const runs = plan.function.metricInvocations({ period: Duration.minutes(30), statistic: 'Sum' });
    this.alarm(headings.runs, runs, 1, {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private alarm(
    heading: string,
    metric: Metric,
    threshold: number,
    otherwise: Partial<Pick<AlarmProps, 'comparisonOperator' | 'treatMissingData'>> = {},
  ): void {
    const alarm = new Alarm(this, heading.replaceAll(' ', ''), {
      alarmDescription: `${heading}. What to do: docs/runbook.md, "${heading}".`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...otherwise,
    });
    alarm.addAlarmAction(new SnsAction(this.alarms));
  }
}

function reputation(metricName: string): Metric {
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', period: Duration.hours(1) });
}

function dashboard(scope: Construct, config: Config, stages: readonly Stage[]): void {
  const { stackName } = stages[0]!.function.stack;
  const count = (metricName: string) =>
    new Metric({
      namespace: metricNamespace,
      metricName,
      dimensionsMap: { Stack: stackName },
      statistic: 'Sum',
      period: Duration.hours(1),
    });
  const made = new Dashboard(scope, 'Dashboard', { defaultInterval: Duration.days(7) });
  named(made, 'Dashboard');
  made.addWidgets(new TextWidget({ markdown: `# ${config.siteName}\nCounts by the hour.`, width: 24, height: 2 }));
  made.addWidgets(
    new GraphWidget({ title: 'News', left: metrics.slice(0, 5).map(count), width: 12 }),
    new GraphWidget({ title: 'Mails and failures', left: metrics.slice(5).map(count), width: 12 }),
  );
  made.addWidgets(
    new GraphWidget({
      title: 'Failed for good',
      left: stages.flatMap((stage) =>
        stage.deadLetters ? [stage.deadLetters.metricApproximateNumberOfMessagesVisible({ label: stage.stage })] : [],
      ),
      width: 12,
    }),
    new LogQueryWidget({
      title: 'Failures by source',
      logGroupNames: stages
        .filter((stage) => stage.stage === 'collect' || stage.stage === 'normalise')
        .map((stage) => stage.function.logGroup.logGroupName),
      queryLines: [
        'filter metric = "failures"',
        'stats sum(by) as failures by source',
        'sort failures desc',
        'limit 20',
      ],
      width: 12,
    }),
  );
}
