/** Limits of S3, in bytes. */
const keyBytesMax = 1024;
const metadataBytesMax = 2048;

/**
 * What is wrong with a blob key, or null. Keys are relative paths: no empty, `.` or `..` part and nothing
 * that a file system or a URL would read as something else, so that no key leads out of its folder anywhere.
 */
export function blobKeyProblem(key: string): string | null {
  if (key === '') return 'the key is empty';
  if (Buffer.byteLength(key) > keyBytesMax) return `the key is longer than ${keyBytesMax} bytes`;
  if (!key.isWellFormed()) return 'the key is no valid Unicode';
  if (/[\u0000-\u001f\u007f\\]/.test(key)) return 'the key has a control character or a backslash';
  const parts = key.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'the key has an empty, . or .. part';
  return null;
}

/** Throws for a key that cannot be stored: keys are made by code, so this is wrong code. */
export function assertBlobKey(key: string): void {
  const problem = blobKeyProblem(key);
  if (problem !== null) throw new RangeError(`${problem}: ${JSON.stringify(key.slice(0, 200))}`);
}

/** Throws for metadata that S3 would not keep as it is. */
export function assertMetadata(metadata: Readonly<Record<string, string>>): void {
  let bytesCount = 0;
  for (const [name, value] of Object.entries(metadata)) {
    if (!/^[a-z0-9-]+$/.test(name)) throw new RangeError(`metadata name ${name}: use a-z, 0-9 and hyphens`);
    if (!/^[\x20-\x7e]*$/.test(value)) throw new RangeError(`metadata ${name}: only printable ASCII can be kept`);
    bytesCount += name.length + value.length;
  }
  if (bytesCount > metadataBytesMax) throw new RangeError(`metadata takes ${bytesCount} bytes of ${metadataBytesMax}`);
}
