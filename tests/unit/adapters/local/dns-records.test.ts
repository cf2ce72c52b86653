import { createSocket } from 'node:dgram';
import { getServers, setServers } from 'node:dns/promises';
import { once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dnsRecords } from '../../../../functions/adapters/local/dns-records.ts';

/** Codes of RFC 1035 section 4.1.1. */
const [noError, serverFailure, noSuchName] = [0, 2, 3];

/** What the server says of each name: a code and the data of its records. */
const zone: Readonly<Record<string, { readonly code: number; readonly data?: readonly Buffer[] }>> = {
  'news.example': { code: noError, data: [texts('v=spf1 ', 'include:amazonses.com'), texts('other')] },
  'mail.example': { code: noError, data: [Buffer.from([0, 10, 2, 0x4d, 0x58, 0])] },
  'bare.example': { code: noError },
  'none.example': { code: noSuchName },
  'broken.example': { code: serverFailure },
};

function texts(...parts: readonly string[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from([part.length, ...Buffer.from(part)])));
}

/** Answers a question of one name (RFC 1035 section 4). */
function answerTo(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at]!; length > 0; length = question[at]!) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const asked = question.subarray(12, at + 5);
  const type = question.readUInt16BE(at + 1);
  const { code, data = [] } = zone[labels.join('.').toLowerCase()]!;
  const head = Buffer.from([question[0]!, question[1]!, 0x81, 0x80 + code, 0, 1, 0, data.length, 0, 0, 0, 0]);
  // The name is a pointer to that of the question; the class is IN, to be kept for 60 seconds.
  const records = data.map((bytes) =>
    Buffer.concat([Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, bytes.length]), bytes]),
  );
  return Buffer.concat([head, asked, ...records]);
}

const server = createSocket('udp4');
const before = getServers();

beforeAll(async () => {
  server.on('message', (question, { port, address }) => server.send(answerTo(question), port, address));
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  setServers([`127.0.0.1:${server.address().port}`]);
  syncBuiltinESMExports();
});

afterAll(() => {
  setServers(before);
  syncBuiltinESMExports();
  server.close();
});

test('joins the parts of a text, and gives names of servers in small letters', async () => {
  expect(await dnsRecords.txt('news.example')).toEqual(['v=spf1 include:amazonses.com', 'other']);
  expect(await dnsRecords.mx('mail.example')).toEqual(['mx']);
});

test.each(['bare.example', 'none.example'])('finds nothing at %s, which the DNS says', async (name) => {
  expect([await dnsRecords.txt(name), await dnsRecords.mx(name)]).toEqual([[], []]);
});

test('takes no answer for nothing that could not be given', async () => {
  await expect(dnsRecords.txt('broken.example')).rejects.toMatchObject({ code: 'ESERVFAIL' });
});
