import { blobsS3 } from '../../functions/adapters/aws/blobs-s3.ts';
import { invokeLambda } from '../../functions/adapters/aws/invoke-lambda.ts';
import { mailerSes } from '../../functions/adapters/aws/mailer-ses.ts';
import { queueSqs } from '../../functions/adapters/aws/queue-sqs.ts';
import { recordsDynamodb } from '../../functions/adapters/aws/records-dynamodb.ts';
import type { Transport } from '../../functions/adapters/aws/transport.ts';
import { clockSystem } from '../../functions/adapters/clock-system.ts';
import type { Blobs, Clock, Mailer, Records } from '../../functions/ports.ts';
import { type AwsCall, callsOf } from './aws-call.ts';

/** The account and the names that calls are noted under where nothing is deployed. */
export const played = {
  account: '000000000000',
  region: 'eu-west-1',
  bucket: 'played-bucket',
  table: 'played-table',
  configurationSet: 'played-configuration-set',
} as const;

export type Note = (call: AwsCall) => void;
interface Command {
  readonly constructor: { readonly name: string };
  readonly input: object;
}

/**
 * Ports in memory that note what the AWS adapters would have asked of AWS meanwhile: every call is made of the real
 * adapter too, over a client that asks nobody. So hours of a stage's life, played in a second, say which rights it takes.
 */
export function shadowedRecords(records: Records, clock: Clock, note: Note): Records {
  const shadow = recordsDynamodb({ client: noting(note), table: played.table, clock });
  const beside = async <Answer>(answer: Promise<Answer>, shadowed: Promise<unknown>): Promise<Answer> => {
    await shadowed;
    return answer;
  };
  return {
    get: (key) => beside(records.get(key), shadow.get(key)),
    getMany: (keys) => beside(records.getMany(keys), shadow.getMany(keys)),
    list: (partition, range) => beside(records.list(partition, range), shadow.list(partition, range)),
    write: (writes) => beside(records.write(writes), shadow.write(writes)),
  };
}

/** S3 says 404 only to who may list the bucket: whether an object is there is known only once it was asked for. */
export function shadowedBlobs(blobs: Blobs, note: Note): Blobs {
  const answer = { Body: { transformToByteArray: async () => new Uint8Array() } };
  const shadow = (absent: boolean) => blobsS3({ client: noting(note, { answer, absent }), bucket: played.bucket });
  return {
    get: async (key) => {
      const found = await blobs.get(key);
      await shadow(found === undefined).get(key);
      return found;
    },
    head: async (key) => {
      const found = await blobs.head(key);
      await shadow(found === undefined).head(key);
      return found;
    },
    put: async (key, content, condition) => {
      await shadow(false).put(key, content, condition);
      return blobs.put(key, content, condition);
    },
    copy: async (from, to) => {
      await shadow(false).copy(from, to);
      return blobs.copy(from, to);
    },
    delete: async (key) => {
      await shadow(false).delete(key);
      return blobs.delete(key);
    },
    list: async () => {
      throw new Error('no stage lists the bucket');
    },
  };
}

export function shadowedMailer(mailer: Mailer, note: Note): Mailer {
  const shadow = mailerSes({
    sending: noting(note),
    asking: noting(note),
    clock: clockSystem(),
    configurationSet: played.configurationSet,
  });
  return {
    send: async (mail) => {
      await shadow.send(mail);
      return mailer.send(mail);
    },
    quota: async () => {
      await shadow.quota();
      return mailer.quota();
    },
  };
}

/** Ways to other stages that lead nowhere. */
export function shadowedTransports(note: Note): readonly Transport[] {
  return [queueSqs(noting(note)), invokeLambda(noting(note))];
}

/** A client of the SDK as far as the adapters use one. */
function noting(note: Note, { answer = {}, absent = false }: { answer?: object; absent?: boolean } = {}): never {
  const send = async (command: Command) => {
    for (const call of callsOf(command.constructor.name, command.input, { ...played, absent })) note(call);
    return answer;
  };
  return { send } as never;
}
