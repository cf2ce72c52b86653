import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type CfnStage, HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { edgeHeader } from '../functions/runtime/lambda-http.ts';
import { securityHeaders } from '../functions/site/security-headers.ts';
import { routes } from '../functions/web/routes.ts';
import type { Config } from './config.ts';
import { named } from './stage.ts';
import type { Storage } from './storage.ts';
import { boundedBody, dynamicPaths, indexOfFolder } from './web-paths.ts';

/** Requests a second that the function is asked to answer, on average and at once: a ceiling for attacks and bills. */
const requestsPerSecond = 20;
const requestsAtOnce = 50;

/**
 * What readers reach: public files straight from the bucket, and the function for what is dynamic, both behind
 * CloudFront. The function is behind an HTTP API and not a function URL: CloudFront can sign for a function URL
 * only what it need not read, so a plain POST (one-click unsubscribing) would fail; and an API can be throttled.
 */
export class Web extends Construct {
  readonly distribution: Distribution;
  readonly api: HttpApi;
  readonly baseUrl: string;
  /** Sent by the distribution and known to nobody else, so that the function answers nobody who goes around it. */
  readonly edgeToken: string;

  constructor(scope: Construct, id: string, options: { readonly config: Config; readonly storage: Storage }) {
    super(scope, id);
    const { config, storage } = options;
    const access = new S3OriginAccessControl(this, 'Access', {
      originAccessControlName: nameInAccount(this, 'Access'),
    });
    // A random id that CloudFront gives and that is in no address, no name and no answer.
    this.edgeToken = access.originAccessControlId;
    this.api = new HttpApi(this, 'Api', { description: 'newsfold: what is dynamic' });
    named(this.api, 'Api');
    bound(this.api.defaultStage as HttpStage);
    const files = publicFiles(this, storage.objects, access);
    const dynamic = requests(this, this.api, this.edgeToken);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: config.siteName,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: files,
      errorResponses: [
        { httpStatus: 404, responsePagePath: '/404.html', ttl: Duration.minutes(1) },
        // Else one reader's failure would be every reader's for ten seconds: the query is no part of what is kept.
        ...[500, 502, 503, 504].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      ],
      additionalBehaviors: Object.fromEntries(
        dynamicPaths().map(({ pattern, forEverybody }) => [pattern, forEverybody ? kept(dynamic) : dynamic]),
      ),
      ...(config.domain && {
        domainNames: [config.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', config.domain.certificateArn),
      }),
    });
    this.baseUrl = `https://${config.domain?.name ?? this.distribution.distributionDomainName}`;
    letRead(this.distribution, storage.bucket as IBucket);
  }

  /** Sends what is asked of a page to `target`. Each page is a route of its own, by which the log can name it. */
  answerWith(target: IFunction): void {
    const integration = new HttpLambdaIntegration('Function', target, { scopePermissionToRoute: false });
    for (const path of new Set(routes.map((route) => route.path.replaceAll(/:(\w+)/g, '{$1}')))) {
      this.api.addRoutes({ path, integration });
    }
  }
}

function publicFiles(scope: Construct, bucket: IBucket, originAccessControl: S3OriginAccessControl): BehaviorOptions {
  const index = new EdgeFunction(scope, 'Index', {
    comment: 'newsfold: the index of a folder',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(indexOfFolder),
  });
  return {
    origin: S3BucketOrigin.withOriginAccessControl(bucket, {
      originPath: '/public',
      originAccessControl,
    }),
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    compress: true,
    responseHeadersPolicy: headersPolicy(scope, 'FileHeaders', { readableFromAnywhere: true }),
    functionAssociations: [{ function: index, eventType: FunctionEventType.VIEWER_REQUEST }],
  };
}

function requests(scope: Construct, api: HttpApi, edgeToken: string): BehaviorOptions {
  const { region, urlSuffix } = Stack.of(scope);
  const bounded = new EdgeFunction(scope, 'Bounded', {
    comment: 'newsfold: bodies that the function can take',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(boundedBody),
  });
  return {
    origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      customHeaders: { [edgeHeader]: edgeToken },
      readTimeout: Duration.seconds(20),
    }),
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    compress: true,
    responseHeadersPolicy: headersPolicy(scope, 'PageHeaders', { readableFromAnywhere: false }),
    functionAssociations: [{ function: bounded, eventType: FunctionEventType.VIEWER_REQUEST }],
  };
}

/** Kept at the edge for as long as the answer says, whatever the query: so asking often costs the function nothing. */
function kept(dynamic: BehaviorOptions): BehaviorOptions {
  return { ...dynamic, cachePolicy: CachePolicy.CACHING_OPTIMIZED };
}

/** Feeds may be read by pages from anywhere; what a reader says about himself may not. */
function headersPolicy(scope: Construct, id: string, options: { readableFromAnywhere: boolean }) {
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: nameInAccount(scope, id),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: securityHeaders['content-security-policy'], override: false },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
    },
    // CloudFront takes the others only under their own names, above.
    customHeadersBehavior: {
      customHeaders: (['cross-origin-opener-policy', 'permissions-policy'] as const).map((header) => {
        return { header, value: securityHeaders[header], override: true };
      }),
    },
    ...(options.readableFromAnywhere && {
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        originOverride: true,
      },
    }),
  });
}

/** CloudFront keeps such names for a whole account: stacks of one name in two regions must not meet. At most 64 characters. */
function nameInAccount(scope: Construct, id: string): string {
  const { stackName, region } = Stack.of(scope);
  return `${stackName}-${id}-${region}`;
}

/** Only this distribution, and only what is public: left to itself, the library would open the whole bucket to it. Who may list is told that a missing file is missing. */
function letRead(distribution: Distribution, bucket: IBucket): void {
  const reader = {
    principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
    conditions: { StringEquals: { 'aws:SourceArn': distribution.distributionArn } },
  };
  bucket.addToResourcePolicy(
    new PolicyStatement({ ...reader, actions: ['s3:GetObject'], resources: [bucket.arnForObjects('public/*')] }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({ ...reader, actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
  );
}

/** Throttles, and logs what was answered, without addresses and without paths: that of a WebSub callback is a secret. */
function bound(stage: HttpStage): void {
  const log = new LogGroup(stage, 'Log', { retention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY });
  const resource = stage.node.defaultChild as CfnStage;
  resource.defaultRouteSettings = { throttlingRateLimit: requestsPerSecond, throttlingBurstLimit: requestsAtOnce };
  resource.accessLogSettings = {
    destinationArn: log.logGroupArn,
    format: JSON.stringify({
      time: '$context.requestTime',
      method: '$context.httpMethod',
      page: '$context.routeKey',
      status: '$context.status',
      ms: '$context.responseLatency',
      error: '$context.integrationErrorMessage',
    }),
  };
}
