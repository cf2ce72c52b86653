import { resolveMx, resolveTxt } from 'node:dns/promises';

/** What the DNS says of a name. Throws when it does not answer, which is not the same as having nothing. */
export interface DnsRecords {
  txt(name: string): Promise<readonly string[]>;
  /** Names of the servers that take mail, in small letters. */
  mx(name: string): Promise<readonly string[]>;
}

/** The DNS as this machine asks it. */
export const dnsRecords: DnsRecords = {
  txt: async (name) => (await orNone(resolveTxt(name))).map((parts) => parts.join('')),
  mx: async (name) => (await orNone(resolveMx(name))).map(({ exchange }) => exchange.toLowerCase()),
};

async function orNone<Answer>(asked: Promise<Answer[]>): Promise<Answer[]> {
  try {
    return await asked;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}
