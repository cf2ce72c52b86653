/**
 * Loaded before a deployed function's code (`NODE_OPTIONS=--import …`), where there is no network: made-up names get a
 * public address, and connections to that address end at a server of the test. What the function itself does with
 * names and addresses, the refusal of private ones included, stays as it is: the socket is led astray below all that.
 */
import dns from 'node:dns';

const { STAND_IN_ADDRESS: publicAddress = '', STAND_IN_PORT: port = '' } = process.env;

interface Sockets {
  readonly TCP: { readonly prototype: { connect(request: object, address: string, port: number): number } };
}
const { TCP } = (process as unknown as { binding(name: 'tcp_wrap'): Sockets }).binding('tcp_wrap');
const { connect } = TCP.prototype;
TCP.prototype.connect = function (request, address, asked) {
  const astray = address === publicAddress;
  return connect.call(this, request, astray ? '127.0.0.1' : address, astray ? Number(port) : asked);
};

const { lookup } = dns;
type Found = (error: null, address: string | { address: string; family: number }[], family?: number) => void;
dns.lookup = ((name: string, options: { all?: boolean }, found: Found) => {
  if (!name.endsWith('.example')) return (lookup as (...all: unknown[]) => void)(name, options, found);
  if (options.all) found(null, [{ address: publicAddress, family: 4 }]);
  else found(null, publicAddress, 4);
}) as typeof dns.lookup;
