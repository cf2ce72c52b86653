import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';

/** Changes some of a deployed function's environment variables; gives all of them as they were. */
export async function setVariables(
  FunctionName: string,
  changed: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const lambda = new LambdaClient({});
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = { ...Environment!.Variables, ...changed };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  return Environment!.Variables!;
}
