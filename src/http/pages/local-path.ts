/** Where to go afterwards, as a parameter: what is not an address of ours leads home. */
export const localAddress = {
  schema: { type: 'string', maxLength: 2_000 },
  expected: '本系统的地址，最多 2000 个字符',
  parse: (text: string) => (text.length <= 2_000 ? localPath(text) : undefined),
};

/** Only a path of this server: `//elsewhere` and `/\elsewhere` are other hosts to a browser. */
export function localPath(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : '/';
}
