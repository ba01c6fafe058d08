import { BlockList, isIP } from 'node:net';

/** Hosts, with or without a port, that may be called though they are not public: `portal.intranet`, `10.0.0.5:8080`. */
export type AllowedTargets = readonly string[];

/** What is nobody's public address: our own machine, its neighbours, clouds' metadata, and what leads back to them. */
const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only what is given out to the public counts, without what carries an IPv4 address or is for examples. */
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(network, bits, 'ipv6');

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inside.check(address, 'ipv4');
    case 6:
      return given.check(address, 'ipv6') && !inside.check(address, 'ipv6');
    default:
      return false;
  }
}

/** The address that a URL names itself; null: it names a host. */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}

export function isAllowed(url: URL, allowed: AllowedTargets): boolean {
  const port = url.port || { 'http:': '80', 'https:': '443' }[url.protocol] || '';
  return allowed.includes(url.hostname) || allowed.includes(`${url.hostname}:${port}`);
}

/** Why nothing is ever sent to a URL, in Chinese; null: it may be tried, and what its host leads to is checked then. */
export function targetFault(text: string, allowed: AllowedTargets): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return '须是 https:// 开头的地址';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return '不能含用户名、口令和 # 后的部分';
  if (isAllowed(url, allowed)) return null;
  if (url.protocol !== 'https:' || url.port !== '')
    return '须是 https:// 开头、不写端口的地址，或由 WEBHOOK_ALLOW 放行';
  const address = literalAddress(url);
  const isInside = address === null ? isInsideName(url.hostname) : !isPublicAddress(address);
  return isInside ? '不是公网地址；内网的地址须由 WEBHOOK_ALLOW 放行' : null;
}

/** Names that mean this machine or its neighbours wherever they are asked for. */
function isInsideName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return !name.includes('.') || /(^|\.)(localhost|local|internal|localdomain|home\.arpa)$/.test(name);
}
