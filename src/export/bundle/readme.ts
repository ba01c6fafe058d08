import type { CatalogDomain, Edition, Version } from '../../catalog/catalog.js';
import { dayInWords } from '../../catalog/day.js';

/** Looks at every file again and says what does not fit: with Node.js alone, without a network. */
export const verifyScript = `import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./', import.meta.url);
const sums = readFileSync(new URL('SHA256SUMS', folder), 'utf8').trimEnd().split('\\n').map((line) => line.split('  '));
const present = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const wrong = sums.filter(([sum, path]) => {
  try {
    return createHash('sha256').update(readFileSync(new URL(path, folder))).digest('hex') !== sum;
  } catch {
    return true;
  }
});
for (const [, path] of wrong) console.log(\`不符：\${path}\`);
if (present !== sums.length + 1) console.log(\`文件数不符：应有 \${sums.length + 1} 个，现有 \${present} 个\`);
if (wrong.length > 0 || present !== sums.length + 1) process.exit(1);
console.log(\`\${sums.length} 个文件全部相符。\`);
`;

export function bundleReadme(
  edition: Edition,
  version: Version,
  domains: readonly Pick<CatalogDomain, 'code' | 'name'>[],
): string {
  return `${edition.title}
第${version.number}版，${dayInWords(version.effectiveOn)}起施行，${edition.organization}发布
${version.hash}

这一包可以离开系统单独使用：放到网闸另一侧的网站上，或刻盘交接。每个领域一个文件夹，内有
  *.html  单独可看的网页，不引用别处的任何文件
  *.xlsx  官方表格          *.docx  官方表格（Word）
  *.csv   一行一个事项       *.json  供程序读取

${domains.map(({ code, name }) => `  domains/${code}  ${name}`).join('\n')}

核对：解开以后，在这个文件夹里运行下面任何一条，都不需要联网。
  node verify.mjs
  sha256sum -c SHA256SUMS
没有这两样时，用 PowerShell 的 Get-FileHash 逐个与 SHA256SUMS 对照。

manifest.json 列出全部文件的大小和 SHA-256。同一版无论做几次、在哪台机器上做，这一包的每个字节都相同。
`;
}
