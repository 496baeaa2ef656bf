/** From where an address can be reached: this device alone, one network, or everywhere. */
export type Reach = 'device' | 'network' | 'everywhere';

/** How far a host goes, by its name alone: `location.hostname`, with the brackets of IPv6. */
export function reachOf(hostname: string): Reach {
  const host = hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return 'device';
  const v4 = asV4(host);
  if (v4) return reachOfV4(v4);
  if (host.includes(':')) return reachOfV6(host);
  const isLocal = !host.includes('.') || /\.(local|lan|home|internal|intranet|home\.arpa)$/.test(host);
  return isLocal ? 'network' : 'everywhere';
}

function asV4(host: string): readonly number[] | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host.replace(/^::ffff:/, ''));
  return parts ? parts.slice(1).map(Number) : null;
}

function reachOfV4([first = 0, second = 0]: readonly number[]): Reach {
  if (first === 127 || first === 0) return 'device';
  const isPrivate =
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127);
  return isPrivate ? 'network' : 'everywhere';
}

function reachOfV6(host: string): Reach {
  if (host === '::1' || host === '::') return 'device';
  return /^(f[cd]|fe[89ab])/.test(host) ? 'network' : 'everywhere';
}
