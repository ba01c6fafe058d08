import { describe, expect, it } from '@jest/globals';
import { isPublicAddress, targetFault } from '../../src/webhook/target.js';

const insideAddresses = [
  ...['127.0.0.1', '127.1.2.3', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1'],
  ...[
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.254',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
  ],
  ...['203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1', '::ffff:127.0.0.1'],
  ...[
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::1',
    '2001::1',
    '2001:db8::1',
  ],
  ...['100::1', '3fff::1', '::127.0.0.1'],
];

/** How an IPv4 address can also be written, as browsers and many libraries read it. */
function spellings(address: string): string[] {
  const parts = address.split('.').map(Number);
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const hex = (part: number) => `0x${part.toString(16)}`;
  const octal = (part: number) => `0${part.toString(8)}`;
  return [
    address,
    `${address}.`,
    String(number),
    hex(number),
    octal(number),
    parts.map(hex).join('.'),
    parts.map(octal).join('.'),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${hex(a)}.${octal(b)}.${c}.${d}`,
    parts
      .map((part) => String(part).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))))
      .join('。'),
    parts.map((part) => `%3${String(part).charAt(0)}${String(part).slice(1)}`).join('.'),
  ];
}

const forms = insideAddresses.flatMap((address) =>
  address.includes(':') ? [`[${address}]`, `[${address.toUpperCase()}]`] : spellings(address),
);
const names = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'printer.local',
  'db',
  'metadata.google.internal',
];

describe('a target that is not public (T-OUT-01)', () => {
  it('is refused in every spelling', () => {
    const urls = [...forms, ...names].flatMap((host) => [`https://${host}/hook`, `https://${host}:443/hook`]);
    expect(urls.length).toBeGreaterThan(300);
    expect(urls.filter((url) => targetFault(url, []) === null)).toEqual([]);
  });

  it.each(insideAddresses)('%s is inside', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '100.63.255.255', '172.32.0.1', '2400:3200::1', '2606:4700:4700::1111'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('a target', () => {
  const plain = '须是 https:// 开头、不写端口的地址，或由 WEBHOOK_ALLOW 放行';
  it.each([
    ['https://portal.example.gov.cn/hooks?a=1', null],
    ['http://portal.example.gov.cn/', plain],
    ['https://portal.example.gov.cn:8443/', plain],
    ['https://me:secret@portal.example.gov.cn/', '不能含用户名、口令和 # 后的部分'],
    ['https://portal.example.gov.cn@127.0.0.1/', '不能含用户名、口令和 # 后的部分'],
    ['ftp://portal.example.gov.cn/', '须是 https:// 开头的地址'],
    ['file:///etc/passwd', '须是 https:// 开头的地址'],
    ['gopher://127.0.0.1:6379/_x', '须是 https:// 开头的地址'],
    ['portal.example.gov.cn', '须是 https:// 开头的地址'],
    ['', '须是 https:// 开头的地址'],
  ])('%s: %s', (url, fault) => {
    expect(targetFault(url, [])).toBe(fault);
  });

  it.each([
    ['http://10.0.0.5:8080/hook', ['10.0.0.5:8080'], true],
    ['http://10.0.0.5:8080/hook', ['10.0.0.5'], true],
    ['http://10.0.0.5:8081/hook', ['10.0.0.5:8080'], false],
    ['http://portal.intranet/hook', ['portal.intranet:80'], true],
    ['http://portal.intranet:81/hook', ['portal.intranet:80'], false],
    ['http://x.portal.intranet/hook', ['portal.intranet'], false],
    ['http://a:b@10.0.0.5:8080/hook', ['10.0.0.5:8080'], false],
  ])('given %s and %j allowed, then it may be called: %s', (url, allowed, may) => {
    expect(targetFault(url, allowed) === null).toBe(may);
  });
});
